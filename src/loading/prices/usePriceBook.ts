import { useEffect, useState } from 'react';

import { type PriceBook } from '../../analysis/price-book';

/** The price book, loaded apart since it is large: undefined until it is there, and where it can't be had. */
export function usePriceBook(): PriceBook | undefined {
  const [book, setBook] = useState<PriceBook>();
  useEffect(() => {
    let gone = false;
    import(/* webpackChunkName: "prices" */ '../../prices/genai-prices').then(
      ({ genaiPrices }) => !gone && setBook(genaiPrices),
      // Costs then say how many calls are unpriced, as they do of any price that is not known.
      () => undefined
    );
    return () => {
      gone = true;
    };
  }, []);
  return book;
}
