import { burnPairs, thresholdOf } from '../../src/analysis/slo/burn';
import { type Pair } from '../../src/analysis/slo/pair';
import { type Counter, type Slo } from '../generator/definitions';
import { originOf, STEP } from '../../src/queries/slo-series';
import { DAY, MINUTE } from '../../src/model/durations';
import { matches, type TestSeries } from './series';

/**
 * What the burn alerts should do, worked out from the definitions without PromQL: for each minute whether the alert
 * fires. Series have a sample a minute and one combination of labels; rules are evaluated every minute.
 */
export interface Verdict {
  firing: boolean;
  /** Of the long window, at the last minute that the condition held. */
  ratio: number;
  calls: number;
  /** Seconds until a whole budget is gone, to the minute. */
  budgetTime: number;
  /** One of these lies between two that can be shown: the last bits of Prometheus' own sums say which it becomes. */
  isBetween: boolean;
}

/** @param atOnce every window is counted from the agents' own series, as without a ruler */
export function judge(
  slo: Slo,
  pair: Pair,
  series: readonly TestSeries[],
  minutes: number,
  { atOnce = false } = {}
): Verdict[] {
  const counts = counter(slo, series, atOnce);
  const threshold = thresholdOf(slo.target, pair);
  let activeSince: number | undefined;
  let keptSince: number | undefined;
  let firing = false;
  let facts = { ratio: NaN, calls: NaN, budgetTime: NaN, isBetween: false };
  return Array.from({ length: minutes + 1 }, (_, minute) => {
    const long = counts(minute, pair.long);
    const short = counts(minute, pair.short);
    const burns =
      long.total > 0 &&
      short.total > 0 &&
      long.bad / long.total > threshold &&
      short.bad / short.total > threshold &&
      long.total >= pair.atLeast.requests &&
      long.bad >= pair.atLeast.bad &&
      short.bad >= pair.atLeast.badShort;
    if (burns) {
      activeSince ??= minute;
      keptSince = undefined;
      firing ||= (minute - activeSince) * MINUTE >= pair.for;
      const ratio = long.bad / long.total;
      const budget = Number(((1 - slo.target) * slo.days * DAY).toFixed(0));
      const budgetMinutes = (budget * long.total) / long.bad / MINUTE;
      const budgetTime = Math.round(budgetMinutes) * MINUTE;
      const isBetween =
        wavers(budgetMinutes, Math.round) || wavers(long.total, Math.round) || wavers(ratio, (it) => it.toPrecision(4));
      facts = { ratio, calls: long.total, budgetTime, isBetween };
    } else if (firing && pair.keepFiringFor !== undefined) {
      keptSince ??= minute;
      firing = (minute - keptSince) * MINUTE < pair.keepFiringFor;
      activeSince = firing ? activeSince : undefined;
    } else {
      firing = false;
      activeSince = undefined;
    }
    return { firing, ...facts };
  });
}

/** Whether the last bits of a figure say what is shown of it. */
function wavers(value: number, shown: (value: number) => number | string): boolean {
  return shown(value * (1 - LAST_BITS)) !== shown(value * (1 + LAST_BITS));
}

const LAST_BITS = 1e-9;

/** The first minute at which it fires; undefined where it never does. */
export function firstFiring(verdicts: readonly Verdict[]): number | undefined {
  const minute = verdicts.findIndex(({ firing }) => firing);
  return minute === -1 ? undefined : minute;
}

export function pairOf(slo: Slo, profile: readonly Pair[], name: string): Pair {
  return burnPairs(slo, profile).find((pair) => pair.name === name)!;
}

interface Counts {
  total: number;
  bad: number;
}

/** All and failed calls of a window that ends at a minute. */
function counter(slo: Slo, series: readonly TestSeries[], atOnce: boolean): (minute: number, window: number) => Counts {
  const grown = (side: Counter, minute: number, window: number) =>
    series.filter((each) => matches(side, each)).reduce((sum, each) => sum + growth(each, minute, window / MINUTE), 0);
  const raw = (minute: number, window: number): Counts => {
    const total = grown(slo.total, minute, window) - (slo.excluded ? grown(slo.excluded, minute, window) : 0);
    const bad = slo.bad ? grown(slo.bad, minute, window) : Math.max(0, total - grown(slo.good!, minute, window));
    return { total, bad };
  };
  const steps = new Map<number, Counts>();
  const step = (minute: number) => {
    const known = steps.get(minute) ?? raw(minute, STEP);
    steps.set(minute, known);
    return known;
  };
  return (minute, window) => {
    const origin = atOnce ? 'recorded' : originOf(window);
    if (origin === 'recorded') {
      return raw(minute, window);
    }
    const size = STEP / MINUTE;
    const sum = { total: 0, bad: 0 };
    const last = origin === 'added' ? Math.floor(minute / size) * size : minute;
    for (let at = last; at > minute - window / MINUTE && at >= 0; at -= size) {
      const { total, bad } = step(at);
      sum.total += total;
      sum.bad += bad;
    }
    return sum;
  };
}

/** How much a counter grew in the minutes up to `minute`, as Prometheus 3 estimates it. */
export function growth({ values }: TestSeries, minute: number, window: number): number {
  const present = values.map((value, at) => ({ at, value })).filter(({ value }) => value !== undefined) as Sample[];
  const now = lastBefore(present, minute);
  if (now === undefined) {
    return 0;
  }
  const start = minute - window;
  const wasThere = lastBefore(present, start) !== undefined;
  return !wasThere && start >= 0 ? now.value : increase(present, start, minute);
}

interface Sample {
  at: number;
  value: number;
}

/** The last sample at a minute or up to five before it: Prometheus looks back that far. */
function lastBefore(samples: readonly Sample[], minute: number): Sample | undefined {
  return samples.findLast(({ at }) => at <= minute && at > minute - 5);
}

/** `increase()` of Prometheus 3: the range is open at its start; what lies between samples and range is extrapolated. */
function increase(samples: readonly Sample[], start: number, end: number): number {
  const inside = samples.filter(({ at }) => at > start && at <= end);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined || inside.length < 2) {
    return 0;
  }
  const resets = inside.reduce((sum, { value }, index) => {
    const before = inside[index - 1];
    return before !== undefined && value < before.value ? sum + before.value : sum;
  }, 0);
  const grown = last.value - first.value + resets;
  const sampled = last.at - first.at;
  const average = sampled / (inside.length - 1);
  let before = first.at - start;
  before = before >= average * 1.1 ? average / 2 : before;
  before = grown > 0 ? Math.min(before, (sampled * first.value) / grown) : before;
  const after = end - last.at >= average * 1.1 ? average / 2 : end - last.at;
  return (grown * (sampled + before + after)) / sampled;
}
