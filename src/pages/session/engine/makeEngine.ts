import { loadPriceBook } from '../../../loading/prices/loadPriceBook';
import { startedAside } from '../../../loading/worker/startedAside';
import { type SessionEngine } from './engine';
import { LateEngine } from './lateEngine';
import { LocalEngine } from './localEngine';

/** An engine that is started when it is first wanted. */
export function makeEngine(): SessionEngine {
  return new LateEngine(() => startedAside<SessionEngine>(startWorker, () => new LocalEngine(loadPriceBook())));
}

async function startWorker(): Promise<SessionEngine> {
  return (await import(/* webpackMode: "eager" */ './startWorker')).startWorker();
}
