import { BILL_GROUPS, type BillGroup } from '../../analysis/spending/bill';
import { type BillFilters } from '../../analysis/spending/narrow';
import { BILL_MEASURES, type BillMeasure } from '../../analysis/spending/over-time';
import { recordOf } from '../../model/record-of';
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
  const parameters = new URLSearchParams(search);
  const ignored: string[] = [];
  const choice = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const text = parameters.get(name);
    const found = values.find((value) => value === text);
    if (found === undefined && text !== null && text !== '') {
      ignored.push(name);
    }
    return found;
  };
  const namesOf = (group: BillGroup) => {
    const names = [...new Set(parameters.getAll(group))];
    if (names.length > MOST_NAMES) {
      ignored.push(group);
    }
    return names.slice(0, MOST_NAMES);
  };
  return {
    by: choice('by', BILL_GROUPS) ?? 'model',
    measure: choice('measure', BILL_MEASURES) ?? 'cost',
    source: choice('source', COST_SOURCES),
    filters: recordOf(BILL_GROUPS, namesOf),
    table: choice('table', ['1']) === '1',
    all: choice('all', ['1']) === '1',
    ignored,
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
