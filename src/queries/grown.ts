/**
 * How much the series of a counter grew in a window, each by itself: exact wherever Prometheus knows enough, as figures
 * that are compared with a bill must be.
 *
 * `increase()` alone leaves out what a series began with, so that a new model's first calls would not count, and scales what
 * it saw up to the window, so that whole tokens become fractions. Therefore, in this order:
 *
 * 1. known at both ends, and no restart between them: the difference;
 * 2. not there at the window's start although its target was scraped then: it began at zero;
 * 3. there for fewer scrapes of its target than there were: it began at zero after the first of them, also where Prometheus
 *    itself is younger than the window;
 * 4. anything else, such as a restart, or a series that may be older than what Prometheus knows: `increase()`.
 *
 * Targets are compared by `instance` alone: what is counted from log records carries a `job` of its own
 * (collector/generate/count.ts), which is no job of Prometheus.
 *
 * @param series a selector
 * @param window as PromQL writes it, or a variable that Grafana fills in
 */
export function grown(series: string, window: string): string {
  const atStart = `${series} offset ${window}`;
  const wasScraped = `on (instance) up offset ${window} == 1`;
  const scrapes = `max by (instance) (sum_over_time(up[${window}]))`;
  const isYounger = `count_over_time(${series}[${window}]) < on (instance) group_left () ${scrapes}`;
  return [
    `(${series} - ${atStart} unless resets(${series}[${window}]) > 0)`,
    `(${series} unless ${atStart} and ${wasScraped})`,
    `(${series} unless ${atStart} and ${isYounger})`,
    `increase(${series}[${window}])`,
  ].join(' or ');
}
