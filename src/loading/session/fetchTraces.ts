import { type RawSpan } from '../../model/telemetry';
import { isAborted, SourceError } from '../../sources/failure';
import { type SearchRange, type TempoApi } from '../../sources/tempo';

/** Traces asked for at the same time: more would only queue up in the browser. */
const AT_ONCE = 6;

/** Milliseconds until a trace that came back empty is asked for again: Tempo may have received it just now. */
const EMPTY_AGAIN_AFTER = 2000;

/** What became of fetching one trace. */
export interface FetchedTrace {
  traceId: string;
  /** Empty where the trace could not be had. */
  spans: readonly RawSpan[];
  /** Why Tempo left parts out, in its words; undefined for a whole trace. */
  partial?: string;
  /** Why it could not be had; with spans, why they could not be brought up to date. */
  failure?: SourceError;
}

export interface FetchOptions {
  range: SearchRange;
  signal: AbortSignal;
  onTrace: (trace: FetchedTrace) => void;
  /** Waits; tests pass one that does not. */
  wait?: (millis: number) => Promise<void>;
}

/** Fetches traces, a few at a time, in the given order. One that fails is told as such and stops nothing. */
export async function fetchTraces(
  tempo: Pick<TempoApi, 'trace'>,
  traceIds: readonly string[],
  { range, signal, onTrace, wait = sleep }: FetchOptions
): Promise<void> {
  const fetchOne = async (traceId: string) => {
    let fetched = await fetchTrace(tempo, traceId, range, signal);
    if (fetched.spans.length === 0 && fetched.failure === undefined) {
      await wait(EMPTY_AGAIN_AFTER);
      fetched = await fetchTrace(tempo, traceId, range, signal);
    }
    onTrace(fetched);
  };
  const waiting = traceIds[Symbol.iterator]();
  const worker = async () => {
    for (const traceId of waiting) {
      await fetchOne(traceId);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function fetchTrace(
  tempo: Pick<TempoApi, 'trace'>,
  traceId: string,
  range: SearchRange,
  signal: AbortSignal
): Promise<FetchedTrace> {
  try {
    const { spans, partial, message } = await tempo.trace(traceId, { ...range, signal });
    return { traceId, spans, partial: partial ? message : undefined };
  } catch (error) {
    if (!(error instanceof SourceError) || isAborted(error)) {
      throw error;
    }
    return { traceId, spans: [], failure: error };
  }
}

function sleep(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
