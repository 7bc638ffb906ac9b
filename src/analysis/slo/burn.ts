import { DAY, MINUTE } from '../../model/durations';
import { type Pair } from './pair';

/** The arithmetic of burn rates. Shares are from 0 to 1, times in seconds. */

/** Share of failures above which a pair of windows fires. 1 or more: it never does. */
export function thresholdOf(target: number, { factor, cap }: Pick<Pair, 'factor' | 'cap'>): number {
  const budget = 1 - target;
  const capped = budget + cap * target;
  return rounded(factor === undefined ? capped : Math.min(factor * budget, capped));
}

/** The pairs of a profile that make sense for a target. */
export function burnPairs<P extends Pair>({ target }: { target: number }, profile: readonly P[]): P[] {
  return profile.filter(({ onlyIf }) => {
    const other = profile.find(({ name }) => name === onlyIf?.pair);
    return onlyIf === undefined || other === undefined || secondsToFire(target, other, 1) > onlyIf.slowerThan;
  });
}

/**
 * Seconds from the first failure until the long window is over the threshold, on even traffic that was good before.
 * `for` comes on top. Infinity where it never is.
 *
 * @param share of calls that fail from then on
 */
export function secondsToFire(target: number, pair: Pair, share: number): number {
  const threshold = thresholdOf(target, pair);
  return share <= threshold ? Infinity : (threshold * pair.long) / share;
}

/** Share of the whole budget that is spent when the alert fires at a given rate, all failures counted. */
export function budgetSpent(slo: { target: number; days: number }, pair: Pair): number {
  return (thresholdOf(slo.target, pair) * pair.long) / ((1 - slo.target) * slo.days * DAY);
}

/** Calls in the long window below which the pair can't fire, whatever fails. */
export function smallestTraffic({ atLeast }: Pair): number {
  return Math.max(atLeast.requests, atLeast.bad);
}

/** @returns in words, such as `8.6 min` or `3.6 h` */
export function inWords(seconds: number): string {
  if (!Number.isFinite(seconds)) {
    return 'never';
  }
  const units = [
    ['d', DAY],
    ['h', 60 * MINUTE],
    ['min', MINUTE],
  ] as const;
  const [unit, size] = units.find(([, size]) => seconds >= 2 * size) ?? ['s', 1];
  return `${Number((seconds / size).toPrecision(2))} ${unit}`;
}

/** Decimal, without the noise of binary fractions. */
function rounded(value: number): number {
  return Number(value.toPrecision(10));
}
