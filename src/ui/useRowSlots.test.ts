import { inSlots, rowsAround } from './useRowSlots';

const rowsFrom = (first: number, count: number) => Array.from({ length: count }, (_, place) => first + place);

describe('rows around what is in sight', () => {
  it('are as many wherever one has scrolled to', () => {
    expect(rowsAround(40, 8, 100)).toEqual(rowsFrom(40, 8));
    expect(rowsAround(-3, 8, 100)).toEqual(rowsFrom(0, 8));
    expect(rowsAround(97, 8, 100)).toEqual(rowsFrom(92, 8));
  });

  it('are all rows of a short list', () => {
    expect(rowsAround(2, 8, 5)).toEqual(rowsFrom(0, 5));
    expect(rowsAround(0, 8, 0)).toEqual([]);
  });
});

describe('rows in slots', () => {
  it('stand in their own order where the first one is in the first slot', () => {
    expect(inSlots(rowsFrom(13, 6), 8, 13 % 8).map(({ index }) => index)).toEqual(rowsFrom(13, 6));
  });

  it('have a slot each, which stays the same while they are in sight', () => {
    const before = inSlots(rowsFrom(13, 8), 8, 5);
    const after = inSlots(rowsFrom(16, 8), 8, 5);
    expect(new Set(after.map(({ slot }) => slot)).size).toBe(8);
    for (const { index, slot } of after.filter(({ index }) => index < 21)) {
      expect(before).toContainEqual({ index, slot });
    }
  });

  it('are not moved in the document by scrolling', () => {
    const order = (first: number) => inSlots(rowsFrom(first, 8), 8, 5).map(({ slot }) => slot);
    expect(order(16)).toEqual(order(13));
  });
});
