import { type Sampling } from '../../../dialects/sampling';
import { isAborted, SourceError } from '../../../sources/failure';
import { type SearchRange, type TempoApi } from '../../../sources/tempo';
import { eachTrace, type EachTraceOptions } from '../eachTrace';
import { type Keeper } from './keeper';

/** What became of fetching one trace. */
export interface FetchedTrace {
  traceId: string;
  /** How many; 0 where the trace could not be had. */
  spans: number;
  /** When the last of them ended, in milliseconds since 1970, as far as that is known; else -Infinity. */
  lastEnd: number;
  /** Why Tempo left parts out, in its words; undefined for a whole trace. */
  partial?: string;
  /** The sign that it was kept where others were dropped. */
  sampling?: Sampling;
  /** Why it could not be had; with spans, why they could not be brought up to date. */
  failure?: SourceError;
}

export interface FetchOptions extends Pick<EachTraceOptions<FetchedTrace>, 'onTrace' | 'wait' | 'atOnce'> {
  /** Reads the traces, and keeps them. */
  engine: Pick<Keeper<unknown>, 'addTrace'>;
  range: SearchRange;
  signal: AbortSignal;
}

/** Has traces fetched and read, a few at a time, in the given order. One that fails is told as such and stops nothing. */
export async function fetchTraces(
  tempo: Pick<TempoApi, 'traceMessage'>,
  traceIds: readonly string[],
  { onTrace, wait, atOnce, ...options }: FetchOptions
): Promise<void> {
  await eachTrace(traceIds, {
    onTrace,
    wait,
    atOnce,
    get: (traceId) => fetchTrace(tempo, traceId, options),
    isEmpty: ({ spans, failure }) => spans === 0 && failure === undefined,
  });
}

async function fetchTrace(
  tempo: Pick<TempoApi, 'traceMessage'>,
  traceId: string,
  { engine, range, signal }: Pick<FetchOptions, 'engine' | 'range' | 'signal'>
): Promise<FetchedTrace> {
  try {
    const message = await tempo.traceMessage(traceId, { ...range, signal });
    const { failure, ...summary } = await engine.addTrace(traceId, message);
    const { source, path } = message;
    return {
      traceId,
      ...summary,
      failure: failure && new SourceError(failure.kind, { source, path, said: failure.said }),
    };
  } catch (error) {
    if (!(error instanceof SourceError) || isAborted(error)) {
      throw error;
    }
    return { traceId, spans: 0, lastEnd: -Infinity, failure: error };
  }
}
