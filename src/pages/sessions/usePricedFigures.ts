import { useEffect, useMemo, useState } from 'react';

import { type PricedFigures, pricedFiguresOf } from '../../analysis/digest/digest';
import { type PriceBook } from '../../analysis/price-book';
import { type Session } from '../../model/session';
import { afterPaint } from '../../ui/afterPaint';

/** Milliseconds of pricing between two chances for the browser to paint and to hear the user. */
const SLICE = 12;

/** Prices by one book; sessions that a refresh brings as they were are not priced again. */
class Pricer {
  private readonly priced = new WeakMap<Session, PricedFigures>();

  constructor(private readonly book: PriceBook | undefined) {}

  readonly get = (session: Session): PricedFigures | undefined => this.priced.get(session);

  /** Prices all sessions, in slices. @param gone says whether nobody waits for it any more */
  async price(sessions: readonly Session[], gone: () => boolean): Promise<void> {
    const left = sessions.filter((session) => !this.priced.has(session));
    while (left.length > 0 && !gone()) {
      await afterPaint();
      const until = performance.now() + SLICE;
      for (let session = left.pop(); session !== undefined; session = left.pop()) {
        this.priced.set(session, pricedFiguresOf(session, this.book));
        if (performance.now() > until) {
          break;
        }
      }
    }
  }
}

type Priced = (session: Session) => PricedFigures | undefined;

/**
 * What sessions cost, worked out in slices after they are on the screen: a price takes longer to look up than a row to
 * draw.
 *
 * @param prices whether the book is there or will not come; nothing is priced before
 * @returns a function that is a new one once all are priced; it knows none of a session that is not priced yet
 */
export function usePricedFigures(
  sessions: readonly Session[],
  { book, settled }: { book?: PriceBook; settled: boolean }
): Priced {
  const pricer = useMemo(() => new Pricer(book), [book]);
  const [known, setKnown] = useState<{ get: Priced }>({ get: () => undefined });
  useEffect(() => {
    let gone = false;
    if (settled) {
      void pricer.price(sessions, () => gone).then(() => !gone && setKnown({ get: (session) => pricer.get(session) }));
    }
    return () => {
      gone = true;
    };
  }, [sessions, settled, pricer]);
  return known.get;
}
