import fc from 'fast-check';

import { fit, panned, readViewport, revealing, type Viewport, writeViewport, zoomed } from './viewport';

const LENGTH = 10_000;
const viewport: fc.Arbitrary<Viewport> = fc
  .tuple(fc.integer({ min: 0, max: LENGTH - 1 }), fc.integer({ min: 1, max: LENGTH }))
  .map(([from, size]) => ({ from, to: Math.min(LENGTH, from + size) }))
  .filter(({ from, to }) => to - from >= 1);
const number = (range: number) => fc.double({ min: -range, max: range, noNaN: true });

describe('the viewport', () => {
  it('never leaves the axis, whatever is done', () => {
    fc.assert(
      fc.property(viewport, number(8), number(2 * LENGTH), viewport, (before, power, by, stretch) => {
        for (const after of [
          zoomed(before, 2 ** power, before.from + (before.to - before.from) / 3, LENGTH),
          panned(before, by, LENGTH),
          revealing(before, stretch, LENGTH),
        ]) {
          expect(after.from).toBeGreaterThanOrEqual(0);
          expect(after.to).toBeLessThanOrEqual(LENGTH + 1e-6);
          expect(after.to - after.from).toBeGreaterThan(0.999);
        }
      })
    );
  });

  it('zooms around the place under the mouse', () => {
    const after = zoomed({ from: 2000, to: 6000 }, 0.5, 3000, LENGTH);
    expect(after).toEqual({ from: 2500, to: 4500 });
  });

  it('has a stretch in sight after it was revealed, and does not move for one that is', () => {
    fc.assert(
      fc.property(viewport, viewport, (before, stretch) => {
        const after = revealing(before, stretch, LENGTH);
        expect(after.from).toBeLessThanOrEqual(stretch.from + 1e-6);
        expect(after.to).toBeGreaterThanOrEqual(stretch.to - 1e-6);
        expect(revealing(after, stretch, LENGTH)).toBe(after);
      })
    );
  });

  it('is the same, to the millisecond, after the way through a URL; nonsense is as if it were not there', () => {
    expect(readViewport(writeViewport({ from: 12.3, to: 99.9 }))).toEqual({ from: 12, to: 100 });
    for (const nonsense of [null, '', '1', '5~5', '9~2', '-4~2', 'a~b', '1~Infinity', '~7']) {
      expect(readViewport(nonsense)).toBeUndefined();
    }
    expect(fit(0)).toEqual({ from: 0, to: 1 });
  });
});
