/** Calls of a tool as metrics count them. */
export interface MetricCounts {
  calls: number;
  errors: number;
}

/** Increases are extrapolated: what is no whole number is rounded, as calls are whole. Undefined where there is no value. */
export function metricCounts(calls: number | undefined, errors: number | undefined): MetricCounts | undefined {
  if (calls === undefined || Number.isNaN(calls)) {
    return undefined;
  }
  return { calls: Math.round(calls), errors: Math.min(Math.round(calls), Math.round(errors ?? 0)) };
}

/** Milliseconds of a quantile in seconds; undefined where a histogram has no value. */
export function metricDuration(seconds: number | undefined): number | undefined {
  return seconds === undefined || !Number.isFinite(seconds) ? undefined : 1000 * seconds;
}
