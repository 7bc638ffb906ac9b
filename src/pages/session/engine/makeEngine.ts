import { loadPriceBook } from '../../../loading/prices/loadPriceBook';
import { type SessionEngine } from './engine';
import { LateEngine } from './lateEngine';
import { LocalEngine } from './localEngine';

/** An engine in a thread of its own; in this one where there are no workers or none can be started. */
export function makeEngine(): SessionEngine {
  return new LateEngine(async () => {
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
