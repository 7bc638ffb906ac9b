import { type RawSpan } from '../../model/telemetry';
import { isAborted, SourceError } from '../../sources/failure';
import { type SearchRange, type TempoApi } from '../../sources/tempo';
import { eachTrace, type EachTraceOptions } from './eachTrace';

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

export interface FetchOptions extends Pick<EachTraceOptions<FetchedTrace>, 'onTrace' | 'wait' | 'atOnce'> {
  range: SearchRange;
  signal: AbortSignal;
}

/** Fetches traces, a few at a time, in the given order. One that fails is told as such and stops nothing. */
export async function fetchTraces(
  tempo: Pick<TempoApi, 'trace'>,
  traceIds: readonly string[],
  { range, signal, ...rest }: FetchOptions
): Promise<void> {
  await eachTrace(traceIds, {
    ...rest,
    get: (traceId) => fetchTrace(tempo, traceId, range, signal),
    isEmpty: ({ spans, failure }) => spans.length === 0 && failure === undefined,
  });
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
