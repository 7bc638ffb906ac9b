import { type Across, ACROSS, TOOL_MEASURES, type ToolMeasure } from '../../analysis/tools/grid';

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
}

/** Reads the view from a URL's query; what makes no sense is as if it were not there. */
export function readView(search: string): ToolsView {
  const parameters = new URLSearchParams(search);
  const tool = parameters.get('tool');
  const slot = parameters.get('slot');
  const source = parameters.get('source');
  return {
    measure: oneOf(TOOL_MEASURES, parameters.get('measure')) ?? 'calls',
    across: oneOf(ACROSS, parameters.get('across')) ?? 'time',
    source: source === 'traces' || source === 'metrics' ? source : undefined,
    scale: parameters.get('scale') === 'log' ? 'log' : 'linear',
    table: parameters.get('table') === '1',
    cell: tool === null || slot === null ? undefined : { tool, slot },
  };
}

/** The query parameters that stand for a view; null takes one out of the URL. */
export function viewParameters({ measure, across, source, scale, table, cell }: ToolsView) {
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

function oneOf<T extends string>(values: readonly T[], text: string | null): T | undefined {
  return values.find((value) => value === text);
}
