import { urlUtil } from '@grafana/data';
import * as fc from 'fast-check';

import { type Bounds, FACETS, MEASURES, NO_FILTERS } from './filters';
import { ALL_COLUMNS, DEFAULT_SORT } from './sort';
import { DEFAULT_COLUMNS, inOrder, readView, viewParameters, type SessionsView } from './view';

/** What `locationService.partial` makes of parameters: null takes one out. */
function queryOf(view: SessionsView): string {
  const given = Object.entries(viewParameters(view)).filter(([, value]) => value !== null);
  return urlUtil.renderUrl('', Object.fromEntries(given));
}

const DEFAULT_VIEW: SessionsView = { filters: NO_FILTERS, sort: DEFAULT_SORT, columns: DEFAULT_COLUMNS, ignored: [] };

it('leaves the default view out of the URL', () => {
  expect(queryOf(DEFAULT_VIEW)).toBe('');
  expect(readView('')).toEqual(DEFAULT_VIEW);
});

it('reads what it wrote', () => {
  const values = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 3 });
  const facets = fc.record(Object.fromEntries(FACETS.map((facet) => [facet, values]))) as fc.Arbitrary<
    SessionsView['filters']['with']
  >;
  const end = fc.nat(1e6);
  const bounds = fc.oneof(
    fc.record<Bounds>({ from: end, to: end }),
    fc.record<Bounds>({ from: end, to: fc.constant(undefined) }),
    fc.record<Bounds>({ from: fc.constant(undefined), to: end })
  );
  const filters = fc.record({
    with: facets,
    without: facets,
    bounds: fc.record(Object.fromEntries(MEASURES.map((measure) => [measure, bounds])), { requiredKeys: [] }),
    text: fc.string(),
  });
  const views = fc.record({
    filters,
    sort: fc.record({ column: fc.constantFrom(...ALL_COLUMNS), descending: fc.boolean() }),
    columns: fc.subarray(ALL_COLUMNS, { minLength: 1 }).map(inOrder),
    ignored: fc.constant([]),
  });
  fc.assert(fc.property(views, (view) => expect(readView(queryOf(view))).toEqual(view)));
});

it('takes a value of several once, and says what makes no sense', () => {
  const view = readView(
    '?agent=a&agent=a&agent=&sort=-constructor&model=gpt-5&unknown=1&cost=-1..&errors=3..&steps=..&columns=cost,__proto__'
  );
  expect(view).toEqual({
    filters: {
      ...NO_FILTERS,
      with: { ...NO_FILTERS.with, agent: ['a'], model: ['gpt-5'] },
      bounds: { errors: { from: 3 } },
    },
    sort: DEFAULT_SORT,
    columns: ['name', 'cost'],
    ignored: ['cost', 'steps', 'sort', 'columns'],
  });
});

it('reads no more than some values of a facet, and says so', () => {
  const many = Array.from({ length: 500 }, (_, index) => `not-tool=${index}`).join('&');
  expect(readView(`?${many}`)).toMatchObject({ ignored: ['not-tool'] });
});

it('narrows by no name that stands for many, and says so', () => {
  const view = readView('?gateway=_other&model=gpt-5&tool=_other&tool=read');
  expect(view.filters).toEqual({ ...NO_FILTERS, with: { ...NO_FILTERS.with, model: ['gpt-5'], tool: ['read'] } });
  expect(view.ignored).toEqual(['tool', 'gateway']);
});
