import { urlUtil } from '@grafana/data';
import * as fc from 'fast-check';

import { NO_FILTERS } from './filters';
import { DEFAULT_SORT, type SortColumn } from './sort';
import { readView, viewParameters, type SessionsView } from './view';

/** What `locationService.partial` makes of parameters: null takes one out. */
function queryOf(view: SessionsView): string {
  const given = Object.entries(viewParameters(view)).filter(([, value]) => value !== null);
  return urlUtil.renderUrl('', Object.fromEntries(given));
}

const DEFAULT_VIEW: SessionsView = { filters: NO_FILTERS, sort: DEFAULT_SORT };

it('leaves the default view out of the URL', () => {
  expect(queryOf(DEFAULT_VIEW)).toBe('');
  expect(readView('')).toEqual(DEFAULT_VIEW);
});

it('reads what it wrote', () => {
  const values = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 3 });
  const columns = fc.constantFrom<SortColumn>('name', 'agent', 'state', 'start', 'duration', 'failures', 'tokens');
  const views = fc.record({
    filters: fc.record({ agent: values, model: values, tool: values, state: values, text: fc.string() }),
    sort: fc.record({ column: columns, descending: fc.boolean() }),
  });
  fc.assert(fc.property(views, (view) => expect(readView(queryOf(view))).toEqual(view)));
});

it('takes a value of several once, and ignores what makes no sense', () => {
  const view = readView('?agent=a&agent=a&agent=&sort=-constructor&model=gpt-5&unknown=1');
  expect(view).toEqual({ filters: { ...NO_FILTERS, agent: ['a'], model: ['gpt-5'] }, sort: DEFAULT_SORT });
});
