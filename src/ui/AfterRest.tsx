import { startTransition, useEffect, useState, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** How many other parts that also come after the rest, one after the other, come before it. */
  turns?: number;
  /** Hears, once, that it is in the document. A function that stays the same. */
  onShown?: () => void;
}

/**
 * Renders what is in it once the page around it is in the document, and piece by piece. A long page that is put into the
 * document at once lets nobody do anything meanwhile.
 */
export function AfterRest({ children, turns = 0, onShown }: Props): ReactNode {
  const [left, setLeft] = useState(turns + 1);
  const shown = left <= 0;
  useEffect(() => {
    if (!shown) {
      startTransition(() => setLeft(left - 1));
    }
  }, [shown, left]);
  useEffect(() => {
    if (shown) {
      onShown?.();
    }
  }, [shown, onShown]);
  return shown ? children : null;
}
