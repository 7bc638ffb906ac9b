/**
 * What our metrics tell of tools (alert-rules/contract): PromQL for the tool heatmap. No label holds a session, so these
 * reach as far back as Prometheus keeps them.
 */

/** Labels that tools' calls can be told apart by; the model is none of them. */
export type ToolLabel = 'tool' | 'agent';

/** Calls within so many seconds before each moment, by labels. */
export function toolCallsQuery(seconds: number, by: readonly ToolLabel[]): string {
  return increase('agent_tool_calls_total', seconds, by);
}

/** Failed calls within so many seconds before each moment, by labels. */
export function toolErrorsQuery(seconds: number, by: readonly ToolLabel[]): string {
  return increase('agent_tool_errors_total', seconds, by);
}

/** Seconds that 95 of 100 calls took at most, within so many seconds before each moment, by tool. */
export function toolP95Query(seconds: number): string {
  return `histogram_quantile(0.95, sum by (tool, le) (rate(agent_tool_duration_seconds_bucket${range(seconds)})))`;
}

function increase(metric: string, seconds: number, by: readonly ToolLabel[]): string {
  return `sum by (${by.join(', ')}) (increase(${metric}${range(seconds)}))`;
}

function range(seconds: number): string {
  return `[${Math.max(1, Math.round(seconds))}s]`;
}
