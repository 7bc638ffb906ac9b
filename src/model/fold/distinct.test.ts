import { Distinct } from './distinct';

const distinct = (...texts: Array<string | undefined>): string[] => {
  const found = new Distinct();
  texts.forEach((text) => found.add(text));
  return found.list();
};

it('keeps texts once, in the order in which they came, and passes over empty ones', () => {
  expect(distinct()).toEqual([]);
  expect(distinct('', undefined, 'b', 'b')).toEqual(['b']);
  expect(distinct('b', 'a', 'b', '', 'a', 'c')).toEqual(['b', 'a', 'c']);
});
