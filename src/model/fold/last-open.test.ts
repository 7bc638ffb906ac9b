import fc from 'fast-check';
import { LastOpen } from './last-open';

it('finds what a search through all would', () => {
  const item = fc.record({ start: fc.nat(20), end: fc.oneof(fc.nat(30), fc.constant(NaN)) });
  fc.assert(
    fc.property(fc.array(item), fc.nat(25), fc.nat(35), (unsorted, begun, until) => {
      const items = unsorted.sort((a, b) => a.start - b.start);
      const expected = items.filter(({ start, end }) => start <= begun && !(end < until)).at(-1);
      expect(new LastOpen(items).find(begun, until)).toBe(expected);
    })
  );
});

it('passes over any number that have ended', () => {
  const count = 100_000;
  const onion = Array.from({ length: count }, (_, index) => ({ start: index, end: 3 * count - index }));
  const open = new LastOpen(onion);
  const answers = onion.map(() => open.find(count, 3 * count));
  expect(new Set(answers)).toEqual(new Set([onion[0]]));
});
