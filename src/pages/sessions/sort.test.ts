import { DEFAULT_SORT, sortRows, toggleSort, type SessionSort } from './sort';
import { counts, sessionRow } from '../../testing/sessionRows';

const rows = [
  sessionRow({ id: 'c', start: 300, agent: 'coder', counts: counts({ failures: 2, tokens: { input: 10 } }) }),
  sessionRow({ id: 'b', start: 200, counts: counts({ failures: 0, tokens: {} }) }),
  sessionRow({
    id: 'a10',
    start: 100,
    agent: 'triage',
    counts: counts({ failures: 7, tokens: { input: 5, output: 90 } }),
  }),
  sessionRow({ id: 'a9', start: 50, agent: 'coder' }),
];
const order = (sort: SessionSort) => sortRows(rows, sort).map(({ id }) => id);

it.each<[SessionSort, string[]]>([
  [DEFAULT_SORT, ['c', 'b', 'a10', 'a9']],
  [{ column: 'start', descending: false }, ['a9', 'a10', 'b', 'c']],
  [{ column: 'name', descending: false }, ['a9', 'a10', 'b', 'c']],
  [{ column: 'failures', descending: true }, ['a10', 'c', 'b', 'a9']],
  [{ column: 'failures', descending: false }, ['b', 'c', 'a10', 'a9']],
])('sorts by %p', (sort, ids) => expect(order(sort)).toEqual(ids));

it('puts what is unknown last in both directions, and keeps the order of equals', () => {
  expect(order({ column: 'tokens', descending: true })).toEqual(['a10', 'c', 'b', 'a9']);
  expect(order({ column: 'tokens', descending: false })).toEqual(['c', 'a10', 'b', 'a9']);
  expect(order({ column: 'agent', descending: false })).toEqual(['c', 'a9', 'a10', 'b']);
});

it('leaves the rows that it was given alone', () => {
  const before = [...rows];
  sortRows(rows, { column: 'name', descending: false });
  expect(rows).toEqual(before);
});

it('turns the direction on the second click, and starts figures with the largest', () => {
  const byTokens = toggleSort(DEFAULT_SORT, 'tokens');
  expect(byTokens).toEqual({ column: 'tokens', descending: true });
  expect(toggleSort(byTokens, 'tokens')).toEqual({ column: 'tokens', descending: false });
  expect(toggleSort(byTokens, 'agent')).toEqual({ column: 'agent', descending: false });
});
