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

/** Series of any of some metrics. */
export function seriesOfAny(metrics: readonly string[], labels: Readonly<Record<string, string>> = {}): string {
  const matchers = Object.entries(labels).map(([label, value]) => `, ${label}=${goString(value)}`);
  return `{__name__=~${oneOf(metrics)}${matchers.join('')}}`;
}

/** Matches whatever has a label. */
export function hasLabel(label: string): string {
  return `${label}=~".+"`;
}

/** An expression's series with one more label. @param label of letters, digits and `_` */
export function withLabel(expression: string, label: string, value: string): string {
  // In the replacement a dollar sign would name a group of the expression, which has none.
  return `label_replace(${expression}, "${label}", ${goString(value.replaceAll('$', '$$$$'))}, "", "")`;
}

/** A regular expression, in quotes, that matches any of some texts and nothing else. */
export function oneOf(texts: readonly string[]): string {
  return goString(texts.map((text) => text.replace(META, '\\$&')).join('|'));
}

/** What means something in RE2 outside of classes. */
const META = /[\\.+*?()|[\]{}^$]/g;

/** A window of so many seconds, as PromQL writes it: whole seconds, at least one. */
export function wholeSeconds(seconds: number): string {
  return `${Math.max(1, Math.round(seconds))}s`;
}
