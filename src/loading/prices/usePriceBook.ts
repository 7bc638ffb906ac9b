import { useContext, useEffect, useState } from 'react';

import { type PriceBook } from '../../analysis/price-book';
import { loadPriceBook } from './loadPriceBook';
import { OperatorPricesContext } from './OperatorPricesContext';

interface Prices {
  /** Undefined until it is there, and where it can't be had. */
  book?: PriceBook;
  /** It is there, or will not come: costs are what they are. */
  settled: boolean;
}

const UNSETTLED: Prices = { settled: false };

/** The price book, and whether it is still awaited. */
export function usePrices(): Prices {
  const own = useContext(OperatorPricesContext);
  const [prices, setPrices] = useState(UNSETTLED);
  useEffect(() => {
    let gone = false;
    void loadPriceBook(own).then((book) => !gone && setPrices({ book, settled: true }));
    return () => {
      gone = true;
    };
  }, [own]);
  return prices;
}

/** The price book: undefined until it is there, and where it can't be had. */
export function usePriceBook(): PriceBook | undefined {
  return usePrices().book;
}
