import { type Side } from './sides';

/** Everything of the page that a person sets, besides the time range. */
export interface CompareView {
  /** Ids of sessions, traces, answers or calls; empty where none was chosen. */
  ids: Readonly<Record<Side, string>>;
  /** Reference of the selected run or step, of either side; empty for the first difference. */
  at: string;
  /** Long stretches without a difference are drawn, too. */
  all: boolean;
}

/** Reads the view from a URL's query. */
export function readView(search: string): CompareView {
  const parameters = new URLSearchParams(search);
  const textOf = (name: string) => parameters.get(name)?.trim() ?? '';
  return {
    ids: { left: textOf('left'), right: textOf('right') },
    at: textOf('at'),
    all: parameters.get('all') === '1',
  };
}

/** The query parameters that stand for a view; null takes one out of the URL. */
export function viewParameters({ ids, at, all }: CompareView): Record<Side | 'at' | 'all', string | null> {
  return { left: ids.left || null, right: ids.right || null, at: at || null, all: all ? '1' : null };
}
