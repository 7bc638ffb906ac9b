import { type Keeper } from '../../../loading/session/load/keeper';
import { type Late } from '../../../loading/worker/Late';
import { type Side } from '../sides';
import { type CompareEngine } from './compareEngine';
import { type SideSummary } from './comparison';

/** What keeps the records of one side. Closed, it forgets them, and leaves the other side alone. */
export function keeperOf(late: Late<CompareEngine>, side: Side): Keeper<SideSummary> {
  return {
    // Whoever asks it something is told why it can't be had.
    prepare: () => void late.get().catch(() => undefined),
    addTrace: async (traceId, message) => (await late.get()).addTrace(side, traceId, message),
    setLogs: async (logs) => (await late.get()).setLogs(side, logs),
    model: async (request) => (await late.get()).summary(side, request),
    // Where the engine is being closed as well nobody waits for it.
    close: () =>
      void late
        .get()
        .then((engine) => engine.forget(side))
        .catch(() => undefined),
  };
}
