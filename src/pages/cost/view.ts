import { BILL_GROUPS, type BillGroup } from '../../analysis/spending/bill';
import { type BillFilters } from '../../analysis/spending/narrow';
import { BILL_MEASURES, type BillMeasure } from '../../analysis/spending/over-time';
import { recordOf } from '../../model/record-of';
import { QueryReader } from '../../ui/queryReader';
import { type QueryChanges } from '../../ui/useUrlQuery';

export const COST_SOURCES = ['traces', 'metrics'] as const;

export type CostSource = (typeof COST_SOURCES)[number];

/** Everything of the page that a person sets, besides the time range. */
export interface CostView {
  by: BillGroup;
  measure: BillMeasure;
  /** Where the figures come from; undefined leaves it to the range. */
  source?: CostSource;
  filters: BillFilters;
  /** The chart as a table. */
  table: boolean;
  /** All sessions and groups that the page may list, not only the dearest. */
  all: boolean;
  /** Parameters of the URL that make no sense: the view is as if they were not there. */
  ignored: readonly string[];
}

/** Names of one group that are read from a URL at most. */
const MOST_NAMES = 100;

/** Everything passes. */
export const NO_FILTERS: BillFilters = recordOf(BILL_GROUPS, () => []);

/** Reads the view from a URL's query. */
export function readView(search: string): CostView {
  const query = new QueryReader(search);
  return {
    by: query.choice('by', BILL_GROUPS) ?? 'model',
    measure: query.choice('measure', BILL_MEASURES) ?? 'cost',
    source: query.choice('source', COST_SOURCES),
    filters: recordOf(BILL_GROUPS, (group) => query.texts(group, MOST_NAMES)),
    table: query.isOn('table'),
    all: query.isOn('all'),
    ignored: query.ignored,
  };
}

/** The query parameters that stand for a view; null takes one out of the URL. */
export function viewParameters({ by, measure, source, filters, table, all }: Omit<CostView, 'ignored'>): QueryChanges {
  return {
    by: by === 'model' ? null : by,
    measure: measure === 'cost' ? null : measure,
    source: source ?? null,
    ...Object.fromEntries(BILL_GROUPS.map((group) => [group, filters[group].length > 0 ? [...filters[group]] : null])),
    table: table ? '1' : null,
    all: all ? '1' : null,
  };
}
