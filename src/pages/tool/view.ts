import { type FigureSource } from '../../loading/tools/figureSource';
import { QueryReader } from '../../ui/queryReader';

/** By what calls are selected. */
export const SELECTABLE = ['time', 'outcome', 'error', 'agent', 'model'] as const;

/** Calls that are listed: those within the bar that holds a time, or those of an outcome, an error, an agent, a model. */
export interface Selection {
  by: (typeof SELECTABLE)[number];
  of: string;
}

/** Everything of the page that a person sets, besides the time range. */
export interface ToolView {
  /** Empty where none is named. */
  tool: string;
  /** Where the figures come from; undefined leaves it to the range. */
  source?: FigureSource;
  /** Before and after which figures are compared: milliseconds since 1970, within the range. */
  moment?: number;
  selection?: Selection;
  /** Parameters of the URL that make no sense: the view is as if they were not there. */
  ignored: readonly string[];
}

/** Reads the view from a URL's query. @param range in milliseconds since 1970 */
export function readView(search: string, range: { from: number; to: number }): ToolView {
  const query = new QueryReader(search);
  const by = query.choice('by', SELECTABLE);
  return {
    tool: query.text('tool'),
    source: query.choice('source', ['traces', 'metrics']),
    moment: query.read('moment', (text) => momentOf(text, range)),
    selection: by === undefined || !query.has('of') ? undefined : { by, of: query.text('of') },
    ignored: query.ignored,
  };
}

function momentOf(text: string, { from, to }: { from: number; to: number }): number | undefined {
  const moment = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  return moment > from && moment < to ? moment : undefined;
}

/** The query parameters that stand for a view; null takes one out of the URL. */
export function viewParameters({ tool, source, moment, selection }: Omit<ToolView, 'ignored'>) {
  return {
    tool,
    source: source ?? null,
    moment: moment === undefined ? null : String(moment),
    by: selection?.by ?? null,
    of: selection?.of ?? null,
  };
}
