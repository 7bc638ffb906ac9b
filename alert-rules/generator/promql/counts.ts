import { type Counter, type Matcher } from '../definitions';
import { labelList, writeSelector } from './write';

/**
 * How much counters grew in a window, summed by labels.
 *
 * `increase()` alone misses the first sample of a series, so the first failure of a new model would never count. A series
 * that was not there at the window's start, while its target was scraped, has grown by all of its value; where the target
 * was not scraped (Prometheus or the collector was away), nothing is known of the start, and `increase()` stands.
 *
 * Until Prometheus is older than the window it was not scraped either, so what a series has at its very first scrape does
 * not count there. Pages and dashboards count it, by comparing numbers of samples (`src/queries/grown.ts`): more reads of the
 * whole window, which rules would do every minute for ever to gain some seconds of calls once. Why targets are compared by
 * `instance` alone stands there too.
 *
 * @param window as PromQL writes it
 */
export function grownBy(counter: Counter, window: string, by: readonly string[]): string {
  const series = writeSelector(counter.metric, counter.matchers.map(anyBoundText));
  return [
    `sum by ${labelList(by)} (`,
    `  ${series}`,
    `    unless ${series} offset ${window}`,
    `    and on (instance) (up offset ${window} == 1)`,
    `  or increase(${series}[${window}])`,
    ')',
  ].join('\n');
}

/** The text of a bound differs by the path that a histogram came: `30` or `30.0`. */
function anyBoundText({ label, operator, value }: Matcher): Matcher {
  return label === 'le' && operator === '=' && /^\d+$/.test(value)
    ? { label, operator: '=~', value: `${value}(\\.0)?` }
    : { label, operator, value };
}
