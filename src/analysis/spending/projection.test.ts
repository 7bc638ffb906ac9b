import { project } from './projection';

const HOUR = 3_600_000;
const seen = (hours: number, calls = 100, usd: number | null = 12) => ({ usd, calls, from: 0, to: hours * HOUR });

describe('a projection', () => {
  it('goes on at the rate of all hours that were seen, quiet ones too', () => {
    expect(project(seen(24))).toEqual({ day: 12, month: 360, over: 24 * HOUR });
    expect(project(seen(48))).toMatchObject({ day: 6, month: 180 });
  });

  it('reaches thirty times as far as what was seen at most', () => {
    expect(project(seen(6))).toEqual({ day: 48, month: undefined, over: 6 * HOUR });
    expect(project(seen(23.9)).month).toBeUndefined();
    expect(project(seen(0.5))).toEqual({ over: 0.5 * HOUR, lacking: 'time' });
    expect(project(seen(0))).toEqual({ over: 0, lacking: 'time' });
    expect(project(seen(-1))).toEqual({ over: 0, lacking: 'time' });
  });

  it('is none of a few calls, nor without any price', () => {
    expect(project(seen(24, 19))).toEqual({ over: 24 * HOUR, lacking: 'calls' });
    expect(project(seen(24, 100, null))).toEqual({ over: 24 * HOUR, lacking: 'prices' });
    expect(project(seen(24, 100, 0))).toMatchObject({ day: 0, month: 0 });
  });
});
