import fc from 'fast-check';

import { align, type Alignment, MOST_EDITS, STRETCH } from './align';

/** Few different letters: repeats are what makes aligning hard. */
const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 });

/** Items that any alignment leaves without a partner at least: the textbook's table. */
function fewestAlone(left: readonly string[], right: readonly string[]): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  left.forEach((item, place) => {
    const next = [place + 1];
    right.forEach((other, index) => {
      const alone = Math.min(row[index + 1] ?? 0, next[index] ?? 0) + 1;
      next.push(item === other ? Math.min(alone, row[index] ?? 0) : alone);
    });
    row = next;
  });
  return row.at(-1) ?? 0;
}

function expectSound({ pairs }: Alignment, left: readonly string[], right: readonly string[]): void {
  pairs.forEach(([l, r], index) => {
    const [lastLeft, lastRight] = pairs[index - 1] ?? [-1, -1];
    if (l <= lastLeft || r <= lastRight || left[l] !== right[r] || left[l] === undefined) {
      throw new Error(`Pair ${index} is ${l}, ${r} after ${lastLeft}, ${lastRight}`);
    }
  });
}

it('leaves as few alone as can be', () => {
  fc.assert(
    fc.property(letters, letters, (left, right) => {
      const alignment = align(left, right);
      expectSound(alignment, left, right);
      expect(left.length + right.length - 2 * alignment.pairs.length).toBe(fewestAlone(left, right));
      expect(alignment).toMatchObject({ shortest: true, inStretches: 0 });
    }),
    { numRuns: 2000 }
  );
});

it('pairs the same items whichever side is the left one', () => {
  fc.assert(
    fc.property(letters, letters, (left, right) => {
      expect(align(right, left).pairs).toEqual(align(left, right).pairs.map(([l, r]) => [r, l]));
    })
  );
});

it('pairs all items of equal sequences', () => {
  fc.assert(
    fc.property(letters, (items) => {
      expect(align(items, items).pairs).toEqual(items.map((_, place) => [place, place]));
    })
  );
});

/** More than are aligned as a whole when all of them differ. */
const MANY = 4 * MOST_EDITS;
const numbered = (name: string, count = MANY) => Array.from({ length: count }, (_, index) => `${name} ${index}`);

it('cuts long sequences that differ much at what is rare in them', () => {
  const left = numbered('step').flatMap((step, index) => [step, 'wait', `left ${index}`]);
  const right = numbered('step').flatMap((step, index) => [`right ${index}`, step, 'wait']);
  const alignment = align(left, right);
  expectSound(alignment, left, right);
  expect(alignment).toMatchObject({ shortest: false, inStretches: 0 });
  expect(alignment.pairs).toHaveLength(2 * MANY);
});

it('says what it compared in stretches where nothing is rare', () => {
  const left = numbered('x').map((_, index) => 'abc'[(index * index) % 3] ?? '');
  const right = numbered('x').map((_, index) => 'bde'[(index * 7) % 3] ?? '');
  const alignment = align(left, right);
  expectSound(alignment, left, right);
  expect(alignment.shortest).toBe(false);
  expect(alignment.inStretches).toBeGreaterThan(MANY);
  expect(alignment.pairs.length).toBeGreaterThan(MANY / STRETCH);
  expect(align(right, left).pairs).toEqual(alignment.pairs.map(([l, r]) => [r, l]));
});

it('finds nothing in common where there is nothing', () => {
  const alignment = align(numbered('left'), numbered('right'));
  expect(alignment).toEqual({ pairs: [], shortest: false, inStretches: 2 * MANY });
});
