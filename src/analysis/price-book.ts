import type { TokenUsage } from '../model/tokens';

/** What a call of a model costs and can hold. Passed in: the analyses know no prices of their own. */
export interface PriceBook {
  /** Undefined where the book has no price for the model at that provider; never a guess. */
  price(query: PriceQuery): Price | undefined;
  /** Tokens that the model can take; undefined where the book does not know. */
  contextWindow(query: Pick<PriceQuery, 'provider' | 'gateway' | 'model'>): number | undefined;
}

export interface PriceQuery {
  provider?: string;
  gateway?: string;
  model: string;
  tokens: TokenUsage;
  /** Milliseconds since 1970: prices change. */
  time: number;
}

export interface Price {
  /** US dollars. */
  usd: number;
  /** Where the price comes from, with its version or date. */
  source: string;
}
