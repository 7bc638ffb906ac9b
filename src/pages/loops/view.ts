import { QueryReader } from '../../ui/queryReader';
import { type GridSort } from '../../ui/VirtualGrid';
import { parseSort, sortParameter, WORST } from './sort';

/** Everything of the page that a person sets, besides the time range. */
export interface LoopsView {
  /** Loops that something is missing to prove are listed as well. */
  suspected: boolean;
  /** Loops that somebody judged to be none are listed as well. */
  aside: boolean;
  /** One row a pattern rather than one a loop. */
  grouped: boolean;
  /** Only loops of this pattern; empty for all. */
  pattern: string;
  sort: GridSort;
  /** Parameters of the URL that make no sense: the view is as if they were not there. */
  ignored: readonly string[];
}

/** Reads the view from a URL's query. */
export function readView(search: string): LoopsView {
  const query = new QueryReader(search);
  return {
    suspected: query.isOn('suspected'),
    aside: query.isOn('aside'),
    grouped: query.isOn('grouped'),
    pattern: query.text('pattern'),
    sort: query.read('sort', parseSort) ?? WORST,
    ignored: query.ignored,
  };
}

type Shown = Omit<LoopsView, 'ignored'>;

/** The query parameters that stand for a view; null takes one out of the URL. */
export function viewParameters(view: Shown): Record<keyof Shown, string | null> {
  return {
    suspected: view.suspected ? '1' : null,
    aside: view.aside ? '1' : null,
    grouped: view.grouped ? '1' : null,
    pattern: view.pattern || null,
    sort: sortParameter(view.sort),
  };
}
