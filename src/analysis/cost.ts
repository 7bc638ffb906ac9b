import { callsOf } from '../model/fold/totals';
import type { LlmCall, Session } from '../model/session';
import type { PriceBook } from './price-book';

/** Where a figure comes from: the emitter, the price book, both, or nowhere. */
export type CostBasis = 'reported' | 'priced' | 'mixed' | 'unpriced';

/** What a session cost, in US dollars, as far as it is known. */
export interface SessionCost {
  /** Null where no call has a price. */
  usd: number | null;
  basis: CostBasis;
  /** Calls that used tokens for which nobody names a price: the sum is too low by what they cost. */
  unpricedCalls: number;
}

/** What one call cost. */
export interface CallCost {
  /** US dollars. */
  usd: number;
  basis: 'reported' | 'priced';
  /** Where the price comes from, with its version or date; undefined where the emitter reported the cost. */
  source?: string;
}

/** What one call cost; undefined where it is unpriced. */
export function callCost(call: LlmCall, prices?: PriceBook): CallCost | undefined {
  if (call.reportedCost !== undefined && call.reportedCost >= 0) {
    return { usd: call.reportedCost, basis: 'reported' };
  }
  const model = call.responseModel ?? call.requestModel;
  if (model === undefined || call.tokens.input === undefined || call.tokens.output === undefined) {
    return undefined;
  }
  const { provider, gateway, tokens, start } = call;
  const price = prices?.price({ provider, gateway, model, tokens, time: start });
  return price && { ...price, basis: 'priced' };
}

/** Sums calls; never what their parents repeat. Without a price book only reported costs count. */
export function sessionCost(session: Pick<Session, 'runs'>, prices?: PriceBook): SessionCost {
  let usd: number | null = null;
  let unpricedCalls = 0;
  const bases = new Set<CostBasis>();
  for (const call of callsOf(session.runs)) {
    if (call.kind === 'llm') {
      const cost = callCost(call, prices);
      if (cost !== undefined) {
        usd = (usd ?? 0) + cost.usd;
        bases.add(cost.basis);
      } else if (call.outcome !== 'error') {
        unpricedCalls += 1;
      }
    }
  }
  const [basis = 'unpriced'] = bases;
  return { usd, basis: bases.size > 1 ? 'mixed' : basis, unpricedCalls };
}
