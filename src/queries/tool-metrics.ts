import { grown } from './grown';
import { series, wholeSeconds } from './promql';

/**
 * What our metrics tell of tools (alert-rules/contract): PromQL for the tool heatmap. No label holds a session, so these
 * reach as far back as Prometheus keeps them.
 */

/** Labels that tools' calls can be told apart by; the model is none of them. */
export type ToolLabel = 'tool' | 'agent';

/** Calls within so many seconds before each moment, by labels. @param tool of this one alone */
export function toolCallsQuery(seconds: number, by: readonly ToolLabel[], tool?: string): string {
  return growth('agent_tool_calls_total', seconds, by, tool);
}

/** Failed calls within so many seconds before each moment, by labels. @param tool of this one alone */
export function toolErrorsQuery(seconds: number, by: readonly ToolLabel[], tool?: string): string {
  return growth('agent_tool_errors_total', seconds, by, tool);
}

/** Seconds that a part of the calls of one tool took at most, within so many seconds before each moment. */
export function toolQuantileQuery(part: number, seconds: number, tool: string): string {
  const buckets = series('agent_tool_duration_seconds_bucket', { tool });
  return `histogram_quantile(${part}, sum by (le) (rate(${buckets}[${wholeSeconds(seconds)}])))`;
}

/** Seconds that 95 of 100 calls took at most, within so many seconds before each moment, by tool. */
export function toolP95Query(seconds: number): string {
  return `histogram_quantile(0.95, sum by (tool, le) (rate(agent_tool_duration_seconds_bucket[${wholeSeconds(seconds)}])))`;
}

function growth(metric: string, seconds: number, by: readonly ToolLabel[], tool: string | undefined): string {
  const counted = series(metric, tool === undefined ? {} : { tool });
  return `sum by (${by.join(', ')}) (${grown(counted, wholeSeconds(seconds))})`;
}
