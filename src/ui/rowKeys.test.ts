import { moveOf } from './rowKeys';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });

it.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 4, 5],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 4, 24],
  ['PageUp', 4, 0],
  ['Home', 50, 0],
  ['End', 0, 99],
])('%s from row %i leads to row %i', (key, from, to) => expect(moveOf(press(key), from, 100, 20)).toBe(to));

it('leaves other keys, and keys with a modifier, to others', () => {
  expect(moveOf(press('a'), 3, 100, 20)).toBeUndefined();
  expect(moveOf(press('ArrowDown', true), 3, 100, 20)).toBeUndefined();
});

it('has nowhere to go in an empty list', () => expect(moveOf(press('End'), -1, 0, 20)).toBeUndefined());
