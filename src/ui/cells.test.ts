import { type Cell, cellAfter, cellUnder, cellWithin } from './cells';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });
const at = (row: number, column: number): Cell => ({ row, column });
const HEATMAP = { rows: 30, columns: 24, firstColumn: -1 };
const BARS = { rows: 1, columns: 24 };

it.each([
  ['ArrowUp', at(4, 7), at(3, 7)],
  ['ArrowUp', at(0, 7), at(0, 7)],
  ['ArrowDown', at(29, 7), at(29, 7)],
  ['ArrowLeft', at(4, 0), at(4, -1)],
  ['ArrowLeft', at(4, -1), at(4, -1)],
  ['ArrowRight', at(4, -1), at(4, 0)],
  ['Home', at(4, 7), at(4, 0)],
  ['Home', at(4, -1), at(4, 0)],
  ['End', at(4, 7), at(4, 23)],
  ['PageUp', at(4, 7), at(0, 7)],
  ['PageDown', at(4, 7), at(14, 7)],
])('%s in a heatmap with names leads from %j to %j', (key, from, to) =>
  expect(cellAfter(press(key), from, HEATMAP)).toEqual(to)
);

it.each([
  ['ArrowLeft', at(0, 0), at(0, 0)],
  ['ArrowDown', at(0, 7), at(0, 7)],
  ['PageUp', at(0, 12), at(0, 2)],
  ['PageDown', at(0, 12), at(0, 22)],
  ['PageDown', at(0, 20), at(0, 23)],
])('%s in a row of bars leads from %j to %j', (key, from, to) => expect(cellAfter(press(key), from, BARS)).toEqual(to));

it.each([
  ['ArrowLeft', at(0, 23)],
  ['ArrowDown', at(0, 23)],
  ['End', at(0, 23)],
  ['Home', at(0, 0)],
])('%s begins at %j', (key, cell) => expect(cellAfter(press(key), undefined, HEATMAP)).toEqual(cell));

it('leaves other keys, and keys with a modifier, to others', () => {
  expect(cellAfter(press('a'), at(4, 7), HEATMAP)).toBeUndefined();
  expect(cellAfter(press('ArrowDown', true), at(4, 7), HEATMAP)).toBeUndefined();
});

it('has nowhere to go where there are no cells', () => {
  expect(cellAfter(press('End'), undefined, { rows: 0, columns: 24 })).toBeUndefined();
  expect(cellWithin(at(0, 0), { rows: 3, columns: 0 })).toBeUndefined();
});

it('finds the cell under a point, the nearest one at the edges, none in what has no size', () => {
  const box = { left: 100, top: 50, width: 240, height: 300 };
  expect(cellUnder({ clientX: 100, clientY: 50 }, box, HEATMAP)).toEqual(at(0, 0));
  expect(cellUnder({ clientX: 179.9, clientY: 69.9 }, box, HEATMAP)).toEqual(at(1, 7));
  expect(cellUnder({ clientX: 340, clientY: 350 }, box, HEATMAP)).toEqual(at(29, 23));
  expect(cellUnder({ clientX: 90, clientY: 60 }, box, HEATMAP)).toEqual(at(1, 0));
  expect(cellUnder({ clientX: 100, clientY: 50 }, { ...box, width: 0 }, HEATMAP)).toBeUndefined();
});

it('keeps a cell that is no longer there within those that are', () => {
  expect(cellWithin(at(40, 3), HEATMAP)).toEqual(at(29, 3));
});
