import { type Alert } from '../alert';
import {
  budgetSpent,
  burnPairs,
  inWords,
  secondsToFire,
  smallestTraffic,
  thresholdOf,
} from '../../../src/analysis/slo/burn';
import { type Pair } from '../../../src/analysis/slo/pair';
import { UNKNOWN_TIER } from '../../../src/analysis/slo/tiers';
import { type Definitions, type Slo } from '../definitions';
import { labelList, writeSelector } from '../promql/write';
import { words, type Question } from '../text';
import { type Clock } from '../windows';
import { countsFor, type CountOf } from './counts';
import { DAY, writeDuration } from '../../../src/model/durations';
import { tierName } from '../../../src/queries/slo-series';

/** Where an SLO's alerts take their counts from. */
export type Counting = (slo: Slo, clock: Clock) => CountOf;

/** The alerts of an SLO: one for each pair of windows. */
export function burnAlerts(slo: Slo, { tiers, profiles }: Definitions, counting: Counting = countsFor): Alert[] {
  return burnPairs(slo, profiles.get(slo.profile)!).map((pair) => burnAlert(slo, pair, tiering(slo, tiers), counting));
}

/** How an SLO's alerts come by their tier. */
export interface Tiering {
  /** Gives a condition the label `tier`, where its list has one for it, and leaves out what is ignored. */
  withTier(condition: string): string;
  /** The tier of all of them, where there is no list. */
  fixed: Readonly<Record<string, string>>;
  by: readonly string[];
}

export function tiering(slo: Slo, tiers: Definitions['tiers']): Tiering {
  const list = slo.tiers === undefined ? undefined : tiers.get(slo.tiers)!;
  return list === undefined
    ? { withTier: (condition) => condition, fixed: { tier: UNKNOWN_TIER }, by: slo.by }
    : { withTier: (condition) => withTier(condition, list.labels), fixed: {}, by: [...slo.by, 'tier'] };
}

function burnAlert(slo: Slo, pair: Pair, tier: Tiering, counting: Counting): Alert {
  const threshold = thresholdOf(slo.target, pair);
  const window = writeDuration(pair.long);
  return {
    name: `${slo.alert}${pair.name}`,
    asked: slo.imported ? 'an objective of yours' : slo.asked,
    expr: (clock) => tier.withTier(burning(slo, counting(slo, clock), pair, threshold)),
    for: pair.for,
    keepFiringFor: pair.keepFiringFor,
    severity: pair.severity,
    labels: { slo: slo.name, pair: pair.name, ...tier.fixed },
    by: tier.by,
    summary: [
      { value: 'percent' },
      ' of ',
      { ask: callsIn(slo, pair.long, counting), as: 'count' },
      ' ',
      ...words(slo.subject),
      ` ${slo.failure} in ${window}`,
    ],
    description: [
      `${slo.displayName}: the objective is ${percent(slo.target)} over ${slo.days} days. At this pace a whole budget is gone in `,
      { ask: budgetTime(slo, pair.long, counting), as: 'duration' },
      `. Fires above ${percent(threshold)} in ${window} and in ${writeDuration(pair.short)}.`,
    ],
    runbook: slo.runbook ?? slo.alert,
    dashboard: 'flightrecorder-slo',
    lookback: LOOKBACKS.find(([longest]) => pair.long <= longest)![1],
    facts: factsOf(slo, pair, threshold),
  };
}

const LOOKBACKS: ReadonlyArray<[number, Alert['lookback']]> = [
  [900, '15m'],
  [3600, '1h'],
  [6 * 3600, '6h'],
  [DAY, '1d'],
  [Infinity, '3d'],
];

/**
 * The condition, without the tier: too large a share in both windows, and enough calls to say so. Each count is asked for
 * once, as adding one up is most of the work. Recorded counts carry `slo`, those of the agents' series don't.
 */
function burning({ by }: Slo, of: CountOf, { long, short, atLeast }: Pair, threshold: number): string {
  return [
    `(${of('bad', long)} >= ${atLeast.bad}) / (${of('total', long)} >= ${atLeast.requests}) > ${threshold}`,
    `and on ${labelList(by)} (${of('bad', short)} >= ${atLeast.badShort}) / (${of('total', short)} > 0) > ${threshold}`,
  ].join('\n  ');
}

/** Adds the label `tier`, and leaves out what is ignored. The tier's value is 1, so the share stays the alert's value. */
export function withTier(condition: string, labels: readonly string[]): string {
  const tier = writeSelector(tierName(labels), [{ label: 'tier', operator: '!=', value: 'ignore' }]);
  return `(\n  ${condition}\n)\n* on ${labelList(labels)} group_left (tier)\n  ${tier}`;
}

export function callsIn(slo: Slo, window: number, counting: Counting): Question {
  return {
    name: 'calls',
    query: (matchers, clock) => counting(slo, clock)('total', window, matchers),
    labels: slo.by,
  };
}

function budgetTime(slo: Slo, window: number, counting: Counting): Question {
  const seconds = Number(((1 - slo.target) * slo.days * DAY).toFixed(0));
  return {
    name: 'budgetTime',
    query: (matchers, clock) => {
      const of = counting(slo, clock);
      return `round(${seconds} * ${of('total', window, matchers)} / ${of('bad', window, matchers)}, 60)`;
    },
    labels: slo.by,
  };
}

function factsOf(slo: Slo, pair: Pair, threshold: number): Alert['facts'] {
  const after = (share: number) => {
    const seconds = secondsToFire(slo.target, pair, share);
    return Number.isFinite(seconds) ? `${inWords(seconds)}, then ${inWords(pair.for)} of waiting` : 'never';
  };
  return [
    ['Windows', `${writeDuration(pair.long)} and ${writeDuration(pair.short)}`],
    [
      'Threshold',
      `${percent(threshold)} failures${pair.factor === undefined ? '' : ` (${Number((threshold / (1 - slo.target)).toPrecision(3))} × the budget; ${pair.factor} × where the target allows)`}`,
    ],
    ['Fires when all calls fail', after(1)],
    ['Fires when half of them fail', after(0.5)],
    ['Budget spent by then', percent(budgetSpent(slo, pair))],
    [
      'Smallest traffic',
      `${smallestTraffic(pair)} calls in ${writeDuration(pair.long)}, ${pair.atLeast.bad} of them failed`,
    ],
  ];
}

/** @param share 0 to 1 */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))} %`;
}
