import { totalTokens } from '../../model/tokens';
import { type SessionRow } from './rows';

/** What rows add up to. Undefined where no row knows any. */
export interface RowTotals {
  sessions: number;
  /** Sessions that completed, of those of which it is known how they came out. */
  completed: number;
  decided: number;
  failures: number;
  tokens?: number;
  /** US dollars. */
  cost?: number;
  /** Calls without a price. */
  unpriced: number;
  /** Sessions whose costs are still being worked out. */
  uncosted: number;
  /** US dollars that were wasted, as far as sessions were read. */
  waste?: number;
  /** Proven loops, as far as sessions were read. */
  looping: number;
  /** Sessions that have not been read whole: their loops and waste are not known. */
  unread: number;
}

/** Sums over rows, for the line above the list. */
export function sumRows(rows: readonly SessionRow[]): RowTotals {
  const totals: RowTotals = {
    sessions: rows.length,
    completed: 0,
    decided: 0,
    failures: 0,
    unpriced: 0,
    uncosted: 0,
    looping: 0,
    unread: 0,
  };
  for (const { outcome, counts, priced, content } of rows) {
    totals.completed += outcome === 'completed' ? 1 : 0;
    totals.decided += outcome === 'running' || outcome === 'unknown' ? 0 : 1;
    totals.failures += counts?.failures ?? 0;
    totals.tokens = plus(totals.tokens, counts && totalTokens(counts.tokens));
    totals.cost = plus(totals.cost, priced?.cost.usd ?? undefined);
    totals.unpriced += priced?.cost.unpricedCalls ?? 0;
    totals.uncosted += priced === undefined ? 1 : 0;
    totals.waste = plus(totals.waste, content?.waste.usd ?? undefined);
    totals.looping += (content?.loops ?? 0) > 0 ? 1 : 0;
    totals.unread += content === undefined ? 1 : 0;
  }
  return totals;
}

function plus(sum: number | undefined, value: number | undefined): number | undefined {
  return value === undefined ? sum : (sum ?? 0) + value;
}
