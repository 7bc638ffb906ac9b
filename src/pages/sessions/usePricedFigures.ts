import { useEffect, useMemo, useState } from 'react';

import { type PricedFigures, pricedFiguresOf } from '../../analysis/digest/digest';
import { type PriceBook } from '../../analysis/price-book';
import { type Session } from '../../model/session';
import { afterPaint } from '../../ui/afterPaint';

/** Milliseconds of pricing between two chances for the browser to paint and to hear the user. */
const SLICE = 12;

/** Least milliseconds between two lists of what is priced: each is sorted and filtered anew. */
const TELL_EVERY = 300;

/** Prices by one book; sessions that a refresh brings as they were are not priced again. */
class Pricer {
  private readonly priced = new WeakMap<Session, PricedFigures>();

  constructor(private readonly book: PriceBook | undefined) {}

  readonly get = (session: Session): PricedFigures | undefined => this.priced.get(session);

  /**
   * Prices all sessions in their order, in slices.
   *
   * @param gone says whether nobody waits for it any more
   * @param onSome is called from time to time, and at the end
   */
  async price(sessions: readonly Session[], gone: () => boolean, onSome: () => void): Promise<void> {
    const left = sessions.filter((session) => !this.priced.has(session)).reverse();
    let told = performance.now();
    while (left.length > 0 && !gone()) {
      await afterPaint();
      const until = performance.now() + SLICE;
      for (let session = left.pop(); session !== undefined; session = left.pop()) {
        this.priced.set(session, pricedFiguresOf(session, this.book));
        if (performance.now() > until) {
          break;
        }
      }
      if (!gone() && performance.now() - told > TELL_EVERY) {
        told = performance.now();
        onSome();
      }
    }
    if (!gone()) {
      onSome();
    }
  }
}

type Priced = (session: Session) => PricedFigures | undefined;

/**
 * What sessions cost, worked out in slices after they are on the screen: a price takes longer to look up than a row to
 * draw.
 *
 * @param prices whether the book is there or will not come; nothing is priced before
 * @param sessions those that are to be priced first come first
 * @returns a function that is a new one whenever it knows more; it knows nothing of a session that is not priced yet
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
      void pricer.price(
        sessions,
        () => gone,
        () => setKnown({ get: (session) => pricer.get(session) })
      );
    }
    return () => {
      gone = true;
    };
  }, [sessions, settled, pricer]);
  return known.get;
}
