import { useEffect, useState } from 'react';

import { loadPriceBook } from '../prices/loadPriceBook';
import { Late } from '../worker/Late';
import { LocalReader } from './localReader';
import { type SessionReader } from './reader';

/** A reader for as long as the page is shown: in a thread of its own; in this one where there are no workers or none starts. */
export function useSessionReader(): Late<SessionReader> {
  const [reader] = useState(() => new Late(startReader));
  useEffect(() => () => reader.close(), [reader]);
  return reader;
}

async function startReader(): Promise<SessionReader> {
  if (typeof Worker !== 'undefined') {
    try {
      const { startWorker } = await import(/* webpackMode: "eager" */ './startWorker');
      return await startWorker();
    } catch {
      // The page then works as well, only less smoothly.
    }
  }
  return new LocalReader(loadPriceBook());
}
