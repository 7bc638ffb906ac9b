import { type Session, type SessionState } from '../../model/session';
import { addTokens, shareOfTokens, totalTokens, type TokenUsage } from '../../model/tokens';
import { outcomeOf } from '../verdict/verdict';
import { WASTE_REASONS, type WasteReason } from '../waste/waste';
import { type BilledRun, type BillGroup, type BillLine } from './bill';
import { type CostBasis } from '../cost';

/** The bill of one session, or of all that metrics tell. */
export interface SessionBill {
  /** Undefined where only metrics tell. */
  session?: Pick<Session, 'id' | 'name' | 'agent' | 'start'>;
  /** At the time of looking. */
  state: SessionState;
  lines: readonly BillLine[];
}

/** What lines add up to. */
export interface Amount {
  /** US dollars; null where nothing in it has a price. */
  usd: number | null;
  calls: number;
  /** Calls without a price: the sum is too low by what they cost. */
  unpriced: number;
  tokens: TokenUsage;
  /** Where the figures come from. */
  bases: ReadonlySet<CostBasis>;
  /** Where prices come from, each with its version or date. */
  priceSources: ReadonlySet<string>;
}

/** A group of the bill; calls that several tools led to belong to each in equal parts. */
export interface AmountBy extends Amount {
  /** Undefined: no record says which; of tools: none led to it. */
  name: string | undefined;
  /** Sessions that have part in it; 0 where only metrics tell. */
  sessions: number;
}

/** Adds up lines, or parts of them. */
export function sumOf(lines: Iterable<BillLine>): Amount {
  const sum = new Sum();
  for (const line of lines) {
    sum.add(line, 1);
  }
  return sum.amount;
}

/** The bill by one thing, the dearest first. The groups add up to the whole. */
export function groupBills(bills: readonly SessionBill[], group: BillGroup): AmountBy[] {
  const groups = new Map<string | undefined, { sum: Sum; sessions: Set<SessionBill> }>();
  const at = (name: string | undefined) => {
    let known = groups.get(name);
    if (known === undefined) {
      known = { sum: new Sum(), sessions: new Set() };
      groups.set(name, known);
    }
    return known;
  };
  for (const bill of bills) {
    for (const line of bill.lines) {
      for (const [name, share] of sharesOf(line, group)) {
        const { sum, sessions } = at(name);
        sum.add(line, share);
        if (bill.session !== undefined) {
          sessions.add(bill);
        }
      }
    }
  }
  return Array.from(groups, ([name, { sum, sessions }]) => ({
    name,
    ...sum.amount,
    sessions: sessions.size,
  })).sort(dearestFirst);
}

/** Names of what a line belongs to, with its part of the line. The parts add up to 1. */
export function sharesOf({ by, tools }: BillLine, group: BillGroup): Array<readonly [string | undefined, number]> {
  if (group !== 'tool') {
    return [[by[group] || undefined, 1]];
  }
  const counts = new Map<string | undefined, number>();
  for (const tool of tools) {
    counts.set(tool || undefined, (counts.get(tool || undefined) ?? 0) + 1);
  }
  return counts.size === 0
    ? [[undefined, 1]]
    : Array.from(counts, ([name, count]) => [name, count / tools.length] as const);
}

/** The dearest first; what has no price after it, by tokens. */
export function dearestFirst(a: Amount, b: Amount): number {
  return (
    (b.usd ?? -1) - (a.usd ?? -1) || (totalTokens(b.tokens) ?? 0) - (totalTokens(a.tokens) ?? 0) || b.calls - a.calls
  );
}

export interface Wasted {
  /** US dollars; null where no wasted call has a price. */
  usd: number | null;
  calls: number;
  byReason: ReadonlyMap<WasteReason, Amount>;
}

/** What was spent for nothing (`wasteOf`). */
export function wastedOf(lines: readonly BillLine[]): Wasted {
  const all = new Sum();
  const sums = new Map<WasteReason, Sum>();
  for (const line of lines) {
    if (line.wasted !== undefined) {
      const sum = sums.get(line.wasted) ?? new Sum();
      sums.set(line.wasted, sum);
      sum.add(line, 1);
      all.add(line, 1);
    }
  }
  const known = WASTE_REASONS.flatMap((reason) => {
    const sum = sums.get(reason);
    return sum === undefined ? [] : [[reason, sum.amount] as const];
  });
  return { usd: all.amount.usd, calls: all.amount.calls, byReason: new Map(known) };
}

export interface Saved {
  /** US dollars; null where nothing tells. */
  usd: number | null;
  /** Calls of which nobody tells what the cache saved, since its tokens or a price are missing. */
  unknown: number;
}

/** What the cache saved. */
export function savedOf(lines: readonly BillLine[]): Saved {
  const sum: Saved = { usd: null, unknown: 0 };
  for (const { saved, calls } of lines) {
    if (saved === undefined) {
      sum.unknown += calls;
    } else {
      sum.usd = (sum.usd ?? 0) + saved;
    }
  }
  return sum;
}

export interface PerSuccess {
  /** US dollars of all runs of which it is known how they came out, by those that succeeded; null where none is known. */
  usd: number | null;
  succeeded: number;
  /** Runs that are known to have come out otherwise. */
  failed: number;
  /** Runs that go on, or of which nobody says how they came out: they count on neither side. */
  unknown: number;
  /** Calls without a price in runs that count. */
  unpriced: number;
}

/** What a run that succeeded cost, with its part of those that did not. Runs that called no model are none. */
export function perSuccess(bills: readonly SessionBill[]): PerSuccess {
  const all: PerSuccess = { usd: null, succeeded: 0, failed: 0, unknown: 0, unpriced: 0 };
  let usd: number | null = null;
  for (const { lines, state } of bills) {
    const outcomes = new Map<BilledRun, ReturnType<typeof outcomeOf>>();
    for (const { run, usd: cost, unpriced } of lines) {
      if (run === undefined) {
        continue;
      }
      const outcome = outcomes.get(run) ?? outcomeOf(run, state);
      outcomes.set(run, outcome);
      if (outcome !== 'running' && outcome !== 'unknown') {
        usd = cost === undefined ? usd : (usd ?? 0) + cost;
        all.unpriced += unpriced;
      }
    }
    for (const outcome of outcomes.values()) {
      all[SIDES[outcome] ?? 'failed'] += 1;
    }
  }
  return { ...all, usd: usd === null || all.succeeded === 0 ? null : usd / all.succeeded };
}

/** Where a run counts that did not fail. */
const SIDES: Readonly<Partial<Record<ReturnType<typeof outcomeOf>, 'succeeded' | 'unknown'>>> = {
  completed: 'succeeded',
  running: 'unknown',
  unknown: 'unknown',
};

/** A model whose calls have no price. */
export interface UnpricedModel extends Pick<BillLine, 'provider' | 'gateway'> {
  /** Undefined: the calls don't say which model answered. */
  model: string | undefined;
  calls: number;
  tokens: TokenUsage;
}

/** Models without a price, the ones with most tokens first. */
export function unpricedModels(lines: readonly BillLine[]): UnpricedModel[] {
  const models = new Map<string, UnpricedModel>();
  for (const { unpriced, provider, gateway, by, tokens } of lines) {
    if (unpriced > 0) {
      const key = JSON.stringify([provider, gateway, by.model]);
      const known = models.get(key) ?? { provider, gateway, model: by.model, calls: 0, tokens: {} };
      known.calls += unpriced;
      addTokens(known.tokens, tokens);
      models.set(key, known);
    }
  }
  return Array.from(models.values()).sort(
    (a, b) => (totalTokens(b.tokens) ?? 0) - (totalTokens(a.tokens) ?? 0) || b.calls - a.calls
  );
}

class Sum {
  readonly amount = {
    usd: null as number | null,
    calls: 0,
    unpriced: 0,
    tokens: {} as TokenUsage,
    bases: new Set<CostBasis>(),
    priceSources: new Set<string>(),
  };

  add({ usd, calls, unpriced, tokens, basis, priceSource }: BillLine, share: number): void {
    const { amount } = this;
    amount.calls += share * calls;
    amount.unpriced += share * unpriced;
    if (usd !== undefined) {
      amount.usd = (amount.usd ?? 0) + share * usd;
    }
    if (basis !== undefined) {
      amount.bases.add(basis);
    }
    if (priceSource !== undefined) {
      amount.priceSources.add(priceSource);
    }
    addTokens(amount.tokens, share === 1 ? tokens : shareOfTokens(tokens, share));
  }
}
