import { NO_FILTERS, readView, viewParameters } from './view';

const written = (search: string) => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(viewParameters(readView(search)))) {
    [value ?? []].flat().forEach((text) => parameters.append(name, text));
  }
  return parameters.toString();
};

it('comes back from the address as it was', () => {
  const search = new URLSearchParams([
    ['by', 'tool'],
    ['measure', 'tokens'],
    ['source', 'metrics'],
    ['model', 'a"b{}'],
    ['model', 'x'.repeat(300)],
    ['team', ''],
    ['table', '1'],
    ['all', '1'],
  ]).toString();
  expect(written(search).split('&').sort()).toEqual(search.split('&').sort());
  expect(readView('')).toEqual({
    by: 'model',
    measure: 'cost',
    source: undefined,
    filters: NO_FILTERS,
    table: false,
    all: false,
    ignored: [],
  });
  expect(written('')).toBe('');
});

it('tells what makes no sense, and is as if it were not there', () => {
  const many = Array.from({ length: 101 }, (_, index) => `agent=${index}`).join('&');
  const view = readView(`?by=__proto__&measure=%3Cscript%3E&source=loki&table=2&${many}`);
  expect(view.ignored).toEqual(['by', 'measure', 'source', 'agent', 'table']);
  expect(view.by).toBe('model');
  expect(view.filters.agent).toHaveLength(100);
});
