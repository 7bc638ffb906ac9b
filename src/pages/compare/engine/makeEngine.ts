import { loadPriceBook } from '../../../loading/prices/loadPriceBook';
import { Late } from '../../../loading/worker/Late';
import { startedAside } from '../../../loading/worker/startedAside';
import { type CompareEngine } from './compareEngine';
import { LocalEngine } from './localEngine';

/** An engine that compares, started when it is first wanted. */
export function makeEngine(): Late<CompareEngine> {
  return new Late<CompareEngine>(() => startedAside(startWorker, () => new LocalEngine(loadPriceBook())));
}

async function startWorker(): Promise<CompareEngine> {
  return (await import(/* webpackMode: "eager" */ './startWorker')).startWorker();
}
