import { useEffect, useState } from 'react';

import { type PriceBook } from '../../analysis/price-book';

interface Prices {
  /** Undefined until it is there, and where it can't be had. */
  book?: PriceBook;
  /** It is there, or will not come: costs are what they are. */
  settled: boolean;
}

const UNSETTLED: Prices = { settled: false };

/** The price book, loaded apart since it is large. */
export function usePrices(): Prices {
  const [prices, setPrices] = useState(UNSETTLED);
  useEffect(() => {
    let gone = false;
    const settle = (book?: PriceBook) => !gone && setPrices({ book, settled: true });
    import(/* webpackChunkName: "prices" */ '../../prices/genai-prices').then(
      ({ genaiPrices }) => settle(genaiPrices),
      // Costs then say how many calls are unpriced, as they do of any price that is not known.
      () => settle()
    );
    return () => {
      gone = true;
    };
  }, []);
  return prices;
}

/** The price book: undefined until it is there, and where it can't be had. */
export function usePriceBook(): PriceBook | undefined {
  return usePrices().book;
}
