import { budgetLeft, burnRate, sumCounts, type Counts } from '../../analysis/slo/budget';
import { decideTier, TIERS, type Tier } from '../../analysis/slo/tiers';
import { DAY } from '../../model/durations';
import { type Member, type WindowCounts } from './load/counts';
import { budgetDays, type Definitions, type Objective } from './load/definitions';
import { LADDER, type Reliability } from './load/loadReliability';

/** An objective as the page shows it. */
export interface ObjectiveRow {
  objective: Objective;
  /** Within the budget's time, all members together; undefined where nothing is added up yet. */
  month?: Counts;
  /** Share of the budget, see `budgetLeft`. */
  left?: number;
  /** Burn rate by window in seconds. */
  burns: ReadonlyMap<number, number>;
  /** Budgets of the members of each tier, in the tiers' order; those without calls are left out. */
  tiers: readonly TierBudget[];
  /** Those with the least budget left come first. */
  members: readonly MemberRow[];
}

export interface TierBudget {
  /** Undefined: the list has an entry that only Prometheus can read. */
  tier: Tier | undefined;
  counts: Counts;
  left?: number;
}

export interface MemberRow {
  labels: Readonly<Record<string, string>>;
  tier: Tier | undefined;
  /** Within the budget's time, and within a day. */
  month?: Counts;
  day?: Counts;
  left?: number;
}

/** One row for each objective, in the definitions' order. */
export function summarize({ definitions, totals, members }: Reliability): ObjectiveRow[] {
  return definitions.objectives.map((objective) => {
    const month = budgetDays(objective) * DAY;
    const own = members
      .filter(({ slo }) => slo === objective.slo)
      .map((member) => memberRow(member, objective, definitions, month))
      .filter(({ month, day }) => hasCalls(month) || hasCalls(day))
      .sort(worstFirst);
    const whole = totals.get(objective.slo) ?? new Map<number, Counts>();
    const counts = whole.get(month);
    return {
      objective,
      month: counts,
      left: counts && budgetLeft(counts, objective.target),
      burns: burnsOf(whole, objective.target),
      tiers: tierBudgets(own, objective.target),
      members: own,
    };
  });
}

/** The tier of what has some labels, by the objective's list; undefined where that can't be told here. */
export function tierOf(
  { tiers }: Definitions,
  { details }: Objective,
  labels: Readonly<Record<string, string>>
): Tier | undefined {
  const entries = details?.list === undefined ? undefined : tiers.get(details.list);
  // A list without entries has no series: then, too, nothing matches.
  return details === undefined ? undefined : decideTier(entries ?? [], labels).tier;
}

function memberRow({ labels, windows }: Member, objective: Objective, definitions: Definitions, month: number) {
  const counts = windows.get(month);
  const by = objective.details?.by ?? Object.keys(labels);
  return {
    labels: Object.fromEntries(by.map((label) => [label, labels[label] ?? ''])),
    tier: tierOf(definitions, objective, labels),
    month: counts,
    day: windows.get(DAY),
    left: counts && budgetLeft(counts, objective.target),
  };
}

function hasCalls(counts: Counts | undefined): boolean {
  return counts !== undefined && counts.total > 0;
}

/** By budget left; where none is known yet, by failures of the day. */
function worstFirst(a: MemberRow, b: MemberRow): number {
  return (a.left ?? 1) - (b.left ?? 1) || (b.day?.bad ?? 0) - (a.day?.bad ?? 0);
}

function burnsOf(windows: WindowCounts, target: number): Map<number, number> {
  return new Map(
    LADDER.flatMap((window) => {
      const counts = windows.get(window);
      const rate = counts && burnRate(counts, target);
      return rate === undefined ? [] : [[window, rate] as const];
    })
  );
}

function tierBudgets(members: readonly MemberRow[], target: number): TierBudget[] {
  return [...TIERS, undefined].flatMap((tier) => {
    const counts = sumCounts(members.flatMap((row) => (row.tier === tier && row.month ? [row.month] : [])));
    return counts.total > 0 ? [{ tier, counts, left: budgetLeft(counts, target) }] : [];
  });
}
