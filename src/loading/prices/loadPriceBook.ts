import { type PriceBook } from '../../analysis/price-book';

/** The price book, loaded apart since it is large; undefined where it can't be had. Never rejects. */
export function loadPriceBook(): Promise<PriceBook | undefined> {
  return import(/* webpackChunkName: "prices" */ '../../prices/genai-prices').then(
    ({ genaiPrices }) => genaiPrices,
    // Costs then say how many calls are unpriced, as they do of any price that is not known.
    () => undefined
  );
}
