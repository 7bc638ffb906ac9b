import { choicesOf, filterRows, isFiltered, NO_FILTERS, type SessionFilters } from './filters';
import { sessionRow } from '../../testing/sessionRows';

const rows = [
  sessionRow({
    id: 's/1',
    name: 'Fix login',
    agent: 'coder',
    service: 'shop-agents',
    models: ['gpt-5', 'claude-4'],
    tools: ['bash'],
    state: 'running',
  }),
  sessionRow({ id: 's/2', agent: 'triage', models: ['gpt-5'], tools: ['bash', 'read'] }),
  sessionRow({ id: 'trace-3', models: ['claude-4'] }),
];
const ids = (filters: Partial<SessionFilters>) => filterRows(rows, { ...NO_FILTERS, ...filters }).map(({ id }) => id);

it('lets everything through without filters', () => expect(ids({})).toEqual(['s/1', 's/2', 'trace-3']));

it('takes any value of one filter, and asks all filters', () => {
  expect(ids({ model: ['gpt-5'] })).toEqual(['s/1', 's/2']);
  expect(ids({ agent: ['coder', 'triage'], tool: ['read'] })).toEqual(['s/2']);
  expect(ids({ state: ['running'] })).toEqual(['s/1']);
  expect(ids({ agent: ['cod'] })).toEqual([]);
});

it('finds an agent by the service that metrics know it by, and does not offer that twice', () => {
  expect(ids({ agent: ['shop-agents'] })).toEqual(['s/1']);
  expect(choicesOf(rows, 'agent').map(({ value }) => value)).not.toContain('shop-agents');
});

it('finds text in name, id and agent, whatever the case', () => {
  expect(ids({ text: 'LOGIN' })).toEqual(['s/1']);
  expect(ids({ text: ' s/ ' })).toEqual(['s/1', 's/2']);
  expect(ids({ text: 'triage' })).toEqual(['s/2']);
});

it('offers what is there, the most frequent first', () => {
  expect(choicesOf(rows, 'model')).toEqual([
    { value: 'claude-4', count: 2 },
    { value: 'gpt-5', count: 2 },
  ]);
  expect(choicesOf(rows, 'tool').map(({ value }) => value)).toEqual(['bash', 'read']);
  expect(choicesOf(rows, 'agent').map(({ value }) => value)).toEqual(['coder', 'triage']);
});

it('knows whether anything is filtered', () => {
  expect(isFiltered(NO_FILTERS)).toBe(false);
  expect(isFiltered({ ...NO_FILTERS, text: 'x' })).toBe(true);
  expect(isFiltered({ ...NO_FILTERS, tool: ['bash'] })).toBe(true);
});
