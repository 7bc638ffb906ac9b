import { goString } from './go-string';
import { oneOf, series, seriesOfAny, withLabel } from './promql';
import { countName, countOver, OBJECTIVE_INFO, PAIR_INFO, STEP, TARGET_NAME, TIER_ENTRY_INFO } from './slo-series';
import { writeDuration } from '../model/durations';

/** What the rules say of themselves: objectives, pairs, tiers, and the targets of those that are evaluated. */
export function sloDefinitions(): string {
  return seriesOfAny([OBJECTIVE_INFO, PAIR_INFO, TIER_ENTRY_INFO, TARGET_NAME]);
}

/** Labels of an answer that say what is counted, `total` or `bad`, and in which window. */
export const COUNTED_LABEL = 'counted';
export const WINDOW_LABEL = 'within';

/** Calls and failures of every objective as a whole, in several windows (seconds); by `slo`. */
export function sloTotals(windows: readonly number[]): string {
  return marked(
    windows.map((seconds) => ({ seconds })),
    (count) => `sum by (slo) (${count})`
  );
}

/** Calls and failures of everything that objectives are kept for, in several windows. */
export function sloMembers(windows: readonly CountedWindow[]): string {
  return marked(windows, (count) => count);
}

export interface CountedWindow {
  seconds: number;
  /** Of these objectives only. */
  slos?: readonly string[];
}

function marked(windows: readonly CountedWindow[], of: (count: string) => string): string {
  return windows
    .flatMap(({ seconds, slos }) =>
      (['total', 'bad'] as const).map((side) => {
        const count = of(countOver(side, seconds, slos === undefined ? '' : `slo=~${oneOf(slos)}`));
        return withLabel(withLabel(count, COUNTED_LABEL, side), WINDOW_LABEL, writeDuration(seconds));
      })
    )
    .join(' or ');
}

/** When each objective's rules first recorded something, in seconds since 1970, as far back as `days`. */
export function firstRecorded(days: number): string {
  return `min_over_time(timestamp(${TARGET_NAME})[${days}d:${writeDuration(STEP)}])`;
}

/** Failures of an objective in the step before each instant, where there are any. */
export function failuresOf(slo: string): string {
  return `${series(countName('bad', STEP), { slo })} > 0`;
}

/**
 * Calls of an objective in the step before each instant, where there are any, to a thousandth: the rest is noise of
 * extrapolation, and most of the answer.
 *
 * @param members any of the values of each label
 */
export function callsOf(slo: string, members: Readonly<Record<string, readonly string[]>>): string {
  const matchers = Object.entries(members).map(([label, values]) => `, ${label}=~${oneOf(values)}`);
  return `round(${countName('total', STEP)}{slo=${goString(slo)}${matchers.join('')}} > 0, 0.001)`;
}
