import { useMemo } from 'react';

import { type PricedFigures, pricedFiguresOf } from '../../analysis/digest/digest';
import { type PriceBook } from '../../analysis/price-book';
import { useInSlices } from '../../loading/useInSlices';
import { type Session } from '../../model/session';

/**
 * What sessions cost, worked out after they are on the screen: a price takes longer to look up than a row to draw.
 *
 * @param prices whether the book is there or will not come; nothing is priced before
 * @param sessions those that are to be priced first come first
 * @returns see `useInSlices`
 */
export function usePricedFigures(
  sessions: readonly Session[],
  { book, settled }: { book?: PriceBook; settled: boolean }
): (session: Session) => PricedFigures | undefined {
  const price = useMemo(
    () => (settled ? (session: Session) => pricedFiguresOf(session, book) : undefined),
    [book, settled]
  );
  return useInSlices(sessions, price);
}
