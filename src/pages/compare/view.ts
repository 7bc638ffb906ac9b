import { QueryReader } from '../../ui/queryReader';
import { type Side } from './sides';

/** Everything of the page that a person sets, besides the time range. */
export interface CompareView {
  /** Ids of sessions, traces, answers or calls; empty where none was chosen. */
  ids: Readonly<Record<Side, string>>;
  /** Reference of the selected run or step, of either side; empty for the first difference. */
  at: string;
  /** Long stretches without a difference are drawn, too. */
  all: boolean;
  /** Parameters of the URL that make no sense: the view is as if they were not there. */
  ignored: readonly string[];
}

/** Reads the view from a URL's query. */
export function readView(search: string): CompareView {
  const query = new QueryReader(search);
  return {
    ids: { left: query.text('left').trim(), right: query.text('right').trim() },
    at: query.text('at').trim(),
    all: query.isOn('all'),
    ignored: query.ignored,
  };
}

/** The query parameters that stand for a view; null takes one out of the URL. */
export function viewParameters({
  ids,
  at,
  all,
}: Omit<CompareView, 'ignored'>): Record<Side | 'at' | 'all', string | null> {
  return { left: ids.left || null, right: ids.right || null, at: at || null, all: all ? '1' : null };
}
