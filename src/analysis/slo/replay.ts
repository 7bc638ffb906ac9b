import { burnPairs, thresholdOf } from './burn';
import { type Pair, type Severity } from './pair';
import { type Tier } from './tiers';

/**
 * What alerts would have done on counts that were recorded: the conditions of the generated rules on a grid of steps.
 *
 * A window is the steps that end within it, and one at least. A wait shorter than a step is none: what holds at a step has
 * held, or will, for about a step. Alerts that Alertmanager would have held back for another reason than a worse pair on
 * the same labels (silences, a gateway's own page) count.
 */
export interface Recorded {
  /** Seconds of a step. */
  step: number;
  /** Calls and failures of each step, oldest first; 0 where there are none, or none are known. */
  total: ArrayLike<number>;
  bad: ArrayLike<number>;
}

export interface Rules {
  /** Share of good calls. */
  target: number;
  /** All pairs of the profile, also those that this target does without. */
  profile: readonly Pair[];
  tier: Tier;
}

/** A message that would have been sent. */
export interface Episode {
  severity: Severity;
  /** The pair that fired first. */
  pair: string;
  /** First and last step at which it fired. */
  from: number;
  to: number;
}

/** Messages in the order of time: what is critical, and of lesser ones what no worse one covers. */
export function replay(recorded: Recorded, { target, profile, tier }: Rules): Episode[] {
  const sums = { total: prefixSums(recorded.total), bad: prefixSums(recorded.bad) };
  const firing = burnPairs({ target }, profile).flatMap((pair) => {
    const severity = severityFor(pair, tier);
    return severity === undefined
      ? []
      : [{ pair: pair.name, severity, at: firingSteps(sums, recorded.step, pair, thresholdOf(target, pair)) }];
  });
  const episodes: Episode[] = [];
  let open: Episode | undefined;
  for (let step = 0; step < recorded.total.length; step += 1) {
    const now = firing.filter(({ at }) => at[step] === 1);
    const worst = now.find(({ severity }) => severity === 'critical') ?? now[0];
    if (worst !== undefined && open?.severity === worst.severity) {
      open.to = step;
      continue;
    }
    open = worst && { severity: worst.severity, pair: worst.pair, from: step, to: step };
    if (open !== undefined) {
      episodes.push(open);
    }
  }
  return episodes;
}

/** Undefined where nothing is sent. */
function severityFor({ severity }: Pick<Pair, 'severity'>, tier: Tier): Severity | undefined {
  if (tier === 'ignore') {
    return undefined;
  }
  return severity === 'tier' ? (tier === 'page' ? 'critical' : 'warning') : severity;
}

/** Failures below which no pair of a profile can fire, whatever the target. */
export function fewestFailures(profile: readonly Pair[]): number {
  return Math.min(...profile.map(({ atLeast }) => Math.max(atLeast.bad, atLeast.badShort)));
}

interface Sums {
  total: Float64Array;
  bad: Float64Array;
}

/** For each step 1 where the alert fires, as Prometheus goes from inactive over pending to firing and keeps firing. */
function firingSteps(sums: Sums, step: number, pair: Pair, threshold: number): Uint8Array {
  const count = sums.total.length - 1;
  const [long, short] = [pair.long, pair.short].map((window) => Math.max(1, Math.round(window / step))) as [
    number,
    number,
  ];
  const wait = Math.floor(pair.for / step);
  const keep = pair.keepFiringFor === undefined ? 0 : pair.keepFiringFor / step;
  const fires = new Uint8Array(count);
  let activeSince: number | undefined;
  let keptSince: number | undefined;
  let firing = false;
  for (let at = 0; at < count; at += 1) {
    if (burns(sums, at, { long, short, threshold, atLeast: pair.atLeast })) {
      activeSince ??= at;
      keptSince = undefined;
      firing ||= at - activeSince >= wait;
    } else {
      keptSince ??= at;
      firing = firing && at - keptSince < keep;
      activeSince = firing ? activeSince : undefined;
    }
    fires[at] = firing ? 1 : 0;
  }
  return fires;
}

interface Condition {
  /** Steps. */
  long: number;
  short: number;
  threshold: number;
  atLeast: Pair['atLeast'];
}

function burns({ total, bad }: Sums, at: number, { long, short, threshold, atLeast }: Condition): boolean {
  const badLong = within(bad, at, long);
  if (badLong < atLeast.bad) {
    return false;
  }
  const [totalLong, totalShort, badShort] = [within(total, at, long), within(total, at, short), within(bad, at, short)];
  return (
    totalLong >= atLeast.requests &&
    badShort >= atLeast.badShort &&
    badLong > threshold * totalLong &&
    badShort > threshold * totalShort
  );
}

/** The sum of the steps that end with `at`. */
function within(sums: Float64Array, at: number, steps: number): number {
  return sums[at + 1]! - sums[Math.max(0, at + 1 - steps)]!;
}

function prefixSums(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at += 1) {
    sums[at + 1] = sums[at]! + values[at]!;
  }
  return sums;
}
