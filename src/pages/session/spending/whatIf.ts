import { type PriceBook } from '../../../analysis/price-book';
import { callsIn } from '../../../analysis/placed-calls';
import { type Session } from '../../../model/session';

/** What the same tokens would have cost with another model. */
export interface Alternative {
  /** US dollars; null where the book has no price for any of the calls. */
  usd: number | null;
  /** Calls whose tokens are not known, so that nothing can be said of them. */
  unpriced: number;
}

/** Prices every call of a session as if it had gone to another model, at the time of the call. */
export function whatIf(
  session: Pick<Session, 'runs'>,
  { provider, model }: { provider: string; model: string },
  book: PriceBook
): Alternative {
  const alternative: Alternative = { usd: null, unpriced: 0 };
  for (const call of callsIn(session)) {
    if (call.kind !== 'llm' || call.outcome === 'error') {
      continue;
    }
    const { tokens, start: time } = call;
    const known = tokens.input !== undefined && tokens.output !== undefined;
    const price = known ? book.price({ provider, model, tokens, time }) : undefined;
    if (price === undefined) {
      alternative.unpriced += 1;
    } else {
      alternative.usd = (alternative.usd ?? 0) + price.usd;
    }
  }
  return alternative;
}
