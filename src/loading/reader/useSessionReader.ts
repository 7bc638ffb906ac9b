import { useEffect, useState } from 'react';

import { loadPriceBook } from '../prices/loadPriceBook';
import { Late } from '../worker/Late';
import { startedAside } from '../worker/startedAside';
import { LocalReader } from './localReader';
import { type SessionReader } from './reader';

/** A reader for as long as the page is shown, started when it is first wanted. */
export function useSessionReader(): Late<SessionReader> {
  const [reader] = useState(
    () => new Late<SessionReader>(() => startedAside(startWorker, () => new LocalReader(loadPriceBook())))
  );
  useEffect(() => () => reader.close(), [reader]);
  return reader;
}

async function startWorker(): Promise<SessionReader> {
  return (await import(/* webpackMode: "eager" */ './startWorker')).startWorker();
}
