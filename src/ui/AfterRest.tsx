import { startTransition, useEffect, useState, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** Hears, once, that it is in the document. A function that stays the same. */
  onShown?: () => void;
}

/**
 * Renders what is in it once the page around it is in the document, and piece by piece. A long page that is put into the
 * document at once lets nobody do anything meanwhile; one in another comes after that one.
 */
export function AfterRest({ children, onShown }: Props): ReactNode {
  const [shown, setShown] = useState(false);
  useEffect(() => startTransition(() => setShown(true)), []);
  useEffect(() => {
    if (shown) {
      onShown?.();
    }
  }, [shown, onShown]);
  return shown ? children : null;
}
