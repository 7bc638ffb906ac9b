import { choicesOf, filterRows, isFiltered, NO_FILTERS, type SessionFilters } from './filters';
import { counts, sessionRow } from '../../testing/sessionRows';

const rows = [
  sessionRow({
    id: 's/1',
    name: 'Fix login',
    agent: 'coder',
    service: 'shop-agents',
    models: ['gpt-5', 'claude-4'],
    providers: ['openai', 'anthropic'],
    gateways: ['our-proxy'],
    gatewayAddresses: ['gateway.example.com'],
    tools: ['bash'],
    state: 'running',
  }),
  sessionRow({ id: 's/2', agent: 'triage', models: ['gpt-5'], tools: ['bash', 'read'] }),
  sessionRow({ id: 'trace-3', models: ['claude-4'] }),
];
type Values = Partial<SessionFilters['with']>;
const filtersOf = (wanted: Values, unwanted: Values = {}, rest: Partial<SessionFilters> = {}): SessionFilters => ({
  ...NO_FILTERS,
  ...rest,
  with: { ...NO_FILTERS.with, ...wanted },
  without: { ...NO_FILTERS.without, ...unwanted },
});
const idsOf = (filters: SessionFilters) => filterRows(rows, filters).map(({ id }) => id);
const ids = (wanted: Values, unwanted: Values = {}) => idsOf(filtersOf(wanted, unwanted));
const found = (text: string) => idsOf({ ...NO_FILTERS, text });

it('lets everything through without filters', () => expect(ids({})).toEqual(['s/1', 's/2', 'trace-3']));

it('takes any value of one filter, and asks all filters', () => {
  expect(ids({ model: ['gpt-5'] })).toEqual(['s/1', 's/2']);
  expect(ids({ agent: ['coder', 'triage'], tool: ['read'] })).toEqual(['s/2']);
  expect(ids({ state: ['running'] })).toEqual(['s/1']);
  expect(ids({ agent: ['cod'] })).toEqual([]);
});

it('finds what a metric’s labels say of where models were called, and what they don’t know', () => {
  expect(ids({ gateway: ['our-proxy'], provider: ['openai'] })).toEqual(['s/1']);
  expect(ids({ gateway: ['gateway.example.com'] })).toEqual(['s/1']);
  expect(ids({}, { gateway: ['gateway.example.com'] })).toEqual(['s/2', 'trace-3']);
  expect(choicesOf(rows, 'gateway')).toEqual([{ value: 'our-proxy', count: 1 }]);
  expect(ids({ gateway: ['elsewhere'] })).toEqual([]);
  expect(ids({ gateway: ['unknown'] })).toEqual(['s/2', 'trace-3']);
  expect(ids({ provider: ['unknown'], model: ['gpt-5'] })).toEqual(['s/2']);
});

it('leaves out what is not wanted, even where something wanted is there as well', () => {
  expect(ids({}, { tool: ['read'] })).toEqual(['s/1', 'trace-3']);
  expect(ids({ model: ['claude-4'] }, { model: ['gpt-5'] })).toEqual(['trace-3']);
  expect(isFiltered(filtersOf({}, { team: ['a'] }))).toBe(true);
});

it('keeps within bounds, both ends included; what is unknown is within none', () => {
  const bounded = (bounds: SessionFilters['bounds']) =>
    filterRows(
      [
        sessionRow({ id: 'none' }),
        sessionRow({ id: 'two', counts: counts({ failures: 2 }), duration: 5000 }),
        sessionRow({ id: 'nine', counts: counts({ failures: 9 }), duration: NaN }),
      ],
      { ...NO_FILTERS, bounds }
    ).map(({ id }) => id);
  expect(bounded({ errors: { from: 2 } })).toEqual(['two', 'nine']);
  expect(bounded({ errors: { from: 0, to: 2 } })).toEqual(['two']);
  expect(bounded({ duration: { from: 5, to: 5 } })).toEqual(['two']);
  expect(bounded({ cost: { from: 0 } })).toEqual([]);
});

it('finds an agent by the service that metrics know it by, and does not offer that twice', () => {
  expect(ids({ agent: ['shop-agents'] })).toEqual(['s/1']);
  expect(choicesOf(rows, 'agent').map(({ value }) => value)).not.toContain('shop-agents');
});

it('finds text in name, id and agent, whatever the case', () => {
  expect(found('LOGIN')).toEqual(['s/1']);
  expect(found(' s/ ')).toEqual(['s/1', 's/2']);
  expect(found('triage')).toEqual(['s/2']);
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
  expect(isFiltered(filtersOf({ tool: ['bash'] }))).toBe(true);
});
