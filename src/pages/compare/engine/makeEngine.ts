import { loadPriceBook } from '../../../loading/prices/loadPriceBook';
import { Late } from '../../../loading/worker/Late';
import { type CompareEngine } from './compareEngine';
import { LocalEngine } from './localEngine';

/** An engine in a thread of its own; in this one where there are no workers or none can be started. */
export function makeEngine(): Late<CompareEngine> {
  return new Late<CompareEngine>(async () => {
    if (typeof Worker === 'undefined') {
      return new LocalEngine(loadPriceBook());
    }
    try {
      const { startWorker } = await import(/* webpackMode: "eager" */ './startWorker');
      return await startWorker();
    } catch {
      // The page then works as well, only less smoothly.
      return new LocalEngine(loadPriceBook());
    }
  });
}
