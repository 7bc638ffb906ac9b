import { goString } from './go-string';

/**
 * PromQL as typed pieces. The only place that writes PromQL text, so the only one that quotes and escapes.
 * Language: https://prometheus.io/docs/prometheus/latest/querying/basics/
 */

/** Series of a metric that have the given values of labels. @param metric a name of ours, of letters, digits and `_` */
export function series(metric: string, labels: Readonly<Record<string, string>> = {}): string {
  const matchers = Object.entries(labels).map(([label, value]) => `${label}=${goString(value)}`);
  return matchers.length === 0 ? metric : `${metric}{${matchers.join(', ')}}`;
}
