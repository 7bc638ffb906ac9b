import { timelineMove } from './timelineKeys';

const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false });
const half = { from: 25, to: 75 };

describe('keys of the timeline', () => {
  it('zoom where one looks', () => {
    const nearer = timelineMove(press('+'))?.(half, 100);
    expect(nearer).toEqual(timelineMove(press('='))?.(half, 100));
    expect((nearer?.to ?? 0) - (nearer?.from ?? 0)).toBeLessThan(50);
    expect((nearer?.to ?? 0) + (nearer?.from ?? 0)).toBeCloseTo(100);
    const farther = timelineMove(press('-'))?.(half, 100);
    expect((farther?.to ?? 0) - (farther?.from ?? 0)).toBeGreaterThan(50);
  });

  it('move by a part of what is in sight', () => {
    expect(timelineMove(press('ArrowRight'))?.(half, 100)).toEqual({ from: 35, to: 85 });
    expect(timelineMove(press('ArrowLeft'))?.(half, 100)).toEqual({ from: 15, to: 65 });
  });

  it('are left to others with a modifier, and where nothing is said of them', () => {
    expect(timelineMove({ ...press('+'), ctrlKey: true })).toBeUndefined();
    expect(timelineMove(press('toString'))).toBeUndefined();
  });
});
