import * as v from 'valibot';

import { type FailureCounter } from '../../../analysis/slo/bad-calls';
import { burnPairs } from '../../../analysis/slo/burn';
import { SEVERITIES, type Pair } from '../../../analysis/slo/pair';
import { TIERS, type TierEntry } from '../../../analysis/slo/tiers';
import { parseDuration } from '../../../model/durations';
import { OBJECTIVE_INFO, PAIR_INFO, TARGET_NAME, TIER_ENTRY_INFO } from '../../../queries/slo-series';
import { type Sample } from '../../../sources/samples';

/** Where in the operator's files something stands. */
export interface Place {
  /** From the repository's root. */
  file: string;
  line: number;
}

/** An objective, kept for each combination of its labels. */
export interface Objective {
  slo: string;
  title: string;
  /** Share of good ones. */
  target: number;
  /** Prometheus evaluates its rules; else they wait for metrics that nothing emits yet. */
  evaluated: boolean;
  /** What else its file says; undefined where the rules are older than this page. */
  details?: ObjectiveDetails;
}

export interface ObjectiveDetails extends Place {
  /** Labels. */
  by: readonly string[];
  /** Name of a list of tiers; without one everything is a ticket. */
  list?: string;
  profile: string;
  /** Days that the budget is for. */
  days: number;
  /** What counts its failures; undefined where that is more than a counter of whole calls, or the rules are older. */
  failures?: FailureCounter;
}

export type PlacedPair = Pair & Place;
export type PlacedEntry = TierEntry & Place;

/** What the loaded rules say of themselves. */
export interface Definitions {
  objectives: readonly Objective[];
  /** Pairs of windows by profile, in their order. */
  profiles: ReadonlyMap<string, readonly PlacedPair[]>;
  /** Entries by list, in their order. */
  tiers: ReadonlyMap<string, readonly PlacedEntry[]>;
}

/** Days of a budget where the rules don't say. */
export const USUAL_DAYS = 30;

const Numeric = v.pipe(v.string(), v.transform(Number), v.finite());
const Seconds = v.pipe(
  v.string(),
  v.transform((text) => parseDuration(text) ?? NaN),
  v.finite()
);

const ObjectiveLabels = v.object({
  slo: v.string(),
  title: v.string(),
  // A label without a value is none.
  by: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.split(',').filter((label) => label !== ''))
  ),
  list: v.optional(v.string()),
  profile: v.string(),
  days: Numeric,
  target: Numeric,
  failures: v.optional(v.string()),
  above: v.optional(Numeric),
  file: v.string(),
  line: Numeric,
});

const PairLabels = v.object({
  profile: v.string(),
  order: Numeric,
  pair: v.string(),
  long: Seconds,
  short: Seconds,
  factor: v.optional(Numeric),
  cap: Numeric,
  wait: Seconds,
  keep_firing: v.optional(Seconds),
  severity: v.picklist([...SEVERITIES, 'tier']),
  requests: Numeric,
  bad: Numeric,
  bad_short: Numeric,
  only_if: v.optional(v.string()),
  slower_than: v.optional(Seconds),
  file: v.string(),
  line: Numeric,
});

/** Beside these, an expression for each label that it matches. */
const EntryLabels = v.looseObject({
  list: v.string(),
  entry: Numeric,
  tier: v.picklist(TIERS),
  file: v.string(),
  line: Numeric,
});

/** Labels that carry an entry's expressions: this before the name of what they match. */
const MATCHER = /^match_/;

/** Reads the answer of `sloDefinitions`. A series of another version's rules, whose labels make no sense, is left out. */
export function readDefinitions(samples: readonly Sample[]): Definitions {
  const named = (name: string) => samples.filter(({ labels }) => labels.__name__ === name);
  const targets = new Map(named(TARGET_NAME).map(({ labels, value }) => [labels.slo ?? '', value]));
  const described = unique(readAll(ObjectiveLabels, named(OBJECTIVE_INFO))).map(
    ({ slo, title, target, failures, above, ...details }): Objective => ({
      slo,
      title,
      target: targets.get(slo) ?? target,
      evaluated: targets.has(slo),
      details: { ...details, failures: failures === undefined ? undefined : { metric: failures, above } },
    })
  );
  const known = new Set(described.map(({ slo }) => slo));
  const older = [...targets]
    .filter(([slo]) => !known.has(slo))
    .map(([slo, target]): Objective => ({ slo, title: slo, target, evaluated: true }));
  return {
    objectives: [...described, ...older].sort((a, b) => a.title.localeCompare(b.title)),
    profiles: grouped(readAll(PairLabels, named(PAIR_INFO)), ({ profile }) => profile, byNumber('order'), pairOf),
    tiers: grouped(readAll(EntryLabels, named(TIER_ENTRY_INFO)), ({ list }) => list, byNumber('entry'), entryOf),
  };
}

/** Days that an objective's budget is for. */
export function budgetDays({ details }: Objective): number {
  return details?.days ?? USUAL_DAYS;
}

/** The objectives by the days that their budgets are for. */
export function objectivesByDays({ objectives }: Definitions): Map<number, Objective[]> {
  const byDays = new Map<number, Objective[]>();
  objectives.forEach((each) => byDays.set(budgetDays(each), [...(byDays.get(budgetDays(each)) ?? []), each]));
  return byDays;
}

/** Windows that alerts and figures look at, for an objective, in seconds and ascending. */
export function pairsOf({ profiles }: Definitions, { target, details }: Objective): PlacedPair[] {
  return burnPairs({ target }, profiles.get(details?.profile ?? '') ?? []);
}

function readAll<Schema extends v.GenericSchema>(
  schema: Schema,
  samples: readonly Sample[]
): Array<v.InferOutput<Schema>> {
  return samples.flatMap(({ labels }) => {
    const result = v.safeParse(schema, labels);
    return result.success ? [result.output] : [];
  });
}

function pairOf(labels: v.InferOutput<typeof PairLabels>): PlacedPair {
  const { pair, long, short, factor, cap, wait, severity, requests, bad, file, line } = labels;
  return {
    name: pair,
    long,
    short,
    factor,
    cap,
    for: wait,
    keepFiringFor: labels.keep_firing,
    severity,
    atLeast: { requests, bad, badShort: labels.bad_short },
    onlyIf:
      labels.only_if === undefined || labels.slower_than === undefined
        ? undefined
        : { pair: labels.only_if, slowerThan: labels.slower_than },
    file,
    line,
  };
}

function entryOf({ tier, file, line, ...labels }: v.InferOutput<typeof EntryLabels>): PlacedEntry {
  const matchers = Object.entries(labels).flatMap(([label, value]) =>
    MATCHER.test(label) && typeof value === 'string' ? [[label.replace(MATCHER, ''), value] as const] : []
  );
  return { tier, file, line, matchers: Object.fromEntries(matchers) };
}

function byNumber<Key extends string>(key: Key) {
  return (a: Record<Key, number>, b: Record<Key, number>) => a[key] - b[key];
}

function grouped<T, R>(
  items: readonly T[],
  keyOf: (item: T) => string,
  order: (a: T, b: T) => number,
  map: (item: T) => R
): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const item of [...items].sort(order)) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), map(item)]);
  }
  return new Map([...groups].map(([key, group]) => [key, unique(group)]));
}

/** Where several Prometheus have loaded the same rules, each gives the series. */
function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
