/** Traces asked for at the same time: browsers have six connections to a host, of which one is left for everything else. */
const AT_ONCE = 5;

/** Milliseconds until a trace that came back empty is asked for again: Tempo may have received it just now. */
const EMPTY_AGAIN_AFTER = 2000;

export interface EachTraceOptions<Trace> {
  get: (traceId: string) => Promise<Trace>;
  isEmpty: (trace: Trace) => boolean;
  onTrace: (trace: Trace) => void;
  /** Waits; tests pass one that does not. */
  wait?: (millis: number) => Promise<void>;
  atOnce?: number;
}

/** Fetches traces, a few at a time, in the given order; those that come back empty once more. The first error ends it. */
export async function eachTrace<Trace>(
  traceIds: readonly string[],
  { get, isEmpty, onTrace, wait = sleep, atOnce = AT_ONCE }: EachTraceOptions<Trace>
): Promise<void> {
  const waiting = traceIds[Symbol.iterator]();
  const one = async () => {
    for (const traceId of waiting) {
      let trace = await get(traceId);
      if (isEmpty(trace)) {
        await wait(EMPTY_AGAIN_AFTER);
        trace = await get(traceId);
      }
      onTrace(trace);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

function sleep(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
