import { goString } from './go-string';
import { oneOf, series, seriesOfAny } from './promql';
import { countName, OBJECTIVE_INFO, PAIR_INFO, STEP, TARGET_NAME, TIER_ENTRY_INFO } from './slo-series';
import { writeDuration } from '../model/durations';

/** What the rules say of themselves: objectives, pairs, tiers, and the targets of those that are evaluated. */
export function sloDefinitions(): string {
  return seriesOfAny([OBJECTIVE_INFO, PAIR_INFO, TIER_ENTRY_INFO, TARGET_NAME]);
}

/** Calls and failures of every objective as a whole, in several windows (seconds); labels `__name__` and `slo`. */
export function sloTotals(windows: readonly number[]): string {
  return `sum by (__name__, slo) (${seriesOfAny(countNames(windows))})`;
}

/** Calls and failures of everything that objectives are kept for, or of one objective's. Windows in seconds. */
export function sloMembers(windows: readonly number[], slo?: string): string {
  return seriesOfAny(countNames(windows), slo === undefined ? {} : { slo });
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

function countNames(windows: readonly number[]): string[] {
  return windows.flatMap((window) => [countName('total', window), countName('bad', window)]);
}
