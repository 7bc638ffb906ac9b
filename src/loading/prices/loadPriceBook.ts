import { type PriceBook } from '../../analysis/price-book';
import { type OperatorPrices, withOperatorPrices } from '../../prices/operator-prices';

/**
 * The price book: the operator's own prices before list prices, which are loaded apart since they are large. Undefined
 * where there are neither. Never rejects.
 */
export async function loadPriceBook(own?: OperatorPrices): Promise<PriceBook | undefined> {
  const list = await import(/* webpackChunkName: "prices" */ '../../prices/genai-prices').then(
    ({ genaiPrices }) => genaiPrices,
    // Costs then say how many calls are unpriced, as they do of any price that is not known.
    () => undefined
  );
  return own === undefined ? list : withOperatorPrices(own, list);
}
