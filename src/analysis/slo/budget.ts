/** Calls within some time, and those that count against the budget. */
export interface Counts {
  total: number;
  bad: number;
}

/** Share of the whole budget that is left: 1 nothing spent, 0 all of it, below overspent; undefined without calls. */
export function budgetLeft({ total, bad }: Counts, target: number): number | undefined {
  return total > 0 ? 1 - bad / total / (1 - target) : undefined;
}

/** Times the pace at which the budget would last exactly its time; undefined without calls. */
export function burnRate({ total, bad }: Counts, target: number): number | undefined {
  return total > 0 ? bad / total / (1 - target) : undefined;
}

/** Event-weighted: busy members weigh what they should. Ratios are never averaged. */
export function sumCounts(counts: readonly Counts[]): Counts {
  return {
    total: counts.reduce((sum, { total }) => sum + total, 0),
    bad: counts.reduce((sum, { bad }) => sum + bad, 0),
  };
}
