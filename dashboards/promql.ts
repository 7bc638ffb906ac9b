import { grown } from '../src/queries/grown';

/** PromQL that the dashboards share. `$…` is filled in by Grafana: filters as regular expressions, and windows. */

/** The time range that is shown. */
export const RANGE = '$__range';

/** A window that holds some scrapes, and no less than lies between two points of a graph. */
export const STEP = '$__rate_interval';

/** The length of {@link STEP}. */
export const STEP_MINUTES = '($__rate_interval_ms / 60000)';
const STEP_SECONDS = '($__rate_interval_ms / 1000)';

/** Matchers for the filters of a dashboard. @param labels a variable has the name of its label */
export function filtered(...labels: string[]): string {
  return labels.map((label) => `${label}=~"$${label}"`).join(', ');
}

/** What grew in a window, summed by labels. */
export function sumGrown(metric: string, matchers: string, window: string, by: readonly string[] = []): string {
  return `sum${by.length === 0 ? '' : ` by (${by.join(', ')})`} (${grown(`${metric}{${matchers}}`, window)})`;
}

/** The same, for each minute: for graphs, whose window depends on their width. */
export function perMinute(metric: string, matchers: string, by: readonly string[]): string {
  return `${sumGrown(metric, matchers, STEP, by)} / ${STEP_MINUTES}`;
}

/** Growth for each second of what is large. */
export function perSecond(metric: string, matchers = ''): string {
  return `${sumGrown(metric, matchers, STEP)} / ${STEP_SECONDS}`;
}

/** Part of a whole; nothing where there is no whole, since that would be NaN. */
export function share(part: string, whole: string): string {
  return `${part} / (${whole} > 0)`;
}

/** A quantile of a histogram's values in a window. */
export function quantile(
  q: number,
  metric: string,
  matchers: string,
  window: string,
  by: readonly string[] = []
): string {
  return `histogram_quantile(${q}, ${sumGrown(`${metric}_bucket`, matchers, window, [...by, 'le'])})`;
}

export type Counter = readonly [metric: string, matchers?: string];

/**
 * How much counters of failures grew together. They appear with the first failure: none is zero while the programs are there
 * that would count it, and unknown while one of them is not.
 */
export function failures(counters: readonly Counter[], window: string, jobs: readonly string[]): string {
  const sums = counters.map(([metric, matchers = '']) => `(${sumGrown(metric, matchers, window)} or vector(0))`);
  return `(${sums.join(' + ')}) and on () (count(up{job=~"${jobs.join('|')}"} == 1) == ${jobs.length})`;
}

/** The same, for each minute. */
export function failuresPerMinute(counters: readonly Counter[], jobs: readonly string[]): string {
  return `(${failures(counters, STEP, jobs)}) / ${STEP_MINUTES}`;
}
