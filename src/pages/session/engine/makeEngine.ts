import { type PriceBook } from '../../../analysis/price-book';
import { type SessionEngine } from './engine';
import { LocalEngine } from './localEngine';

export function makeEngine(): SessionEngine {
  return new LocalEngine(loadPriceBook());
}

/** The price book, loaded apart since it is large. */
function loadPriceBook(): Promise<PriceBook | undefined> {
  return import(/* webpackChunkName: "prices" */ '../../../prices/genai-prices').then(
    ({ genaiPrices }) => genaiPrices,
    // Costs then say how many calls are unpriced, as they do of any price that is not known.
    () => undefined
  );
}
