import { type Across, ACROSS, TOOL_MEASURES, type ToolMeasure } from '../../analysis/tools/grid';
import { QueryReader } from '../../ui/queryReader';

/** Everything of the page that a person sets, besides the time range. */
export interface ToolsView {
  measure: ToolMeasure;
  across: Across;
  /** Where the figures come from; undefined leaves it to the range. */
  source?: 'traces' | 'metrics';
  scale: 'linear' | 'log';
  /** A table in place of the heatmap. */
  table: boolean;
  /** The cell whose calls are listed. */
  cell?: { tool: string; slot: string };
  /** Parameters of the URL that make no sense: the view is as if they were not there. */
  ignored: readonly string[];
}

/** Reads the view from a URL's query. */
export function readView(search: string): ToolsView {
  const query = new QueryReader(search);
  return {
    measure: query.choice('measure', TOOL_MEASURES) ?? 'calls',
    across: query.choice('across', ACROSS) ?? 'time',
    source: query.choice('source', ['traces', 'metrics']),
    scale: query.choice('scale', ['log', 'linear']) ?? 'linear',
    table: query.isOn('table'),
    cell: readCell(query),
    ignored: query.ignored,
  };
}

/** Tools, agents and models may have any name; one of a cell's two parameters alone names none. */
function readCell(query: QueryReader): ToolsView['cell'] {
  if (query.has('tool') && query.has('slot')) {
    return { tool: query.text('tool'), slot: query.text('slot') };
  }
  ['tool', 'slot'].filter((name) => query.has(name)).forEach((name) => query.ignore(name));
  return undefined;
}

/** The query parameters that stand for a view; null takes one out of the URL. */
export function viewParameters({ measure, across, source, scale, table, cell }: Omit<ToolsView, 'ignored'>) {
  return {
    measure: measure === 'calls' ? null : measure,
    across: across === 'time' ? null : across,
    source: source ?? null,
    scale: scale === 'log' ? scale : null,
    table: table ? '1' : null,
    tool: cell?.tool ?? null,
    slot: cell?.slot ?? null,
  };
}
