import { type Session } from '../../model/session';
import { isAborted, SourceError } from '../../sources/failure';
import { type SearchRange, type TempoApi } from '../../sources/tempo';
import { fetchLogs, type FetchedLogs, type LogSource } from '../session/load/fetchLogs';
import { fetchTraces } from '../session/load/fetchTraces';
import { type Late } from '../worker/Late';
import { type ReadingRequest, type SessionReader } from './reader';
import { type ReadingName, type ReadingOf } from './readings';

/** Which session, as a search found it. */
export type FoundSession = Pick<Session, 'id' | 'traceIds' | 'start' | 'lastActivity'>;

/** Where a session's records are; what is missing is not asked. */
export interface WholeSources {
  tempo?: Pick<TempoApi, 'traceMessage'>;
  logs?: LogSource;
}

interface WholeOptions extends Omit<ReadingRequest, 'id' | 'now'> {
  signal: AbortSignal;
  /** Milliseconds since 1970, to judge the session's state; of this moment if not given. */
  now?: number;
  /** Traces asked for at the same time. */
  atOnce?: number;
}

/** What a session's records tell, read whole. */
export interface WholeReading<Value> {
  value: Value;
  /** Something of the session could not be had, or not whole. */
  incomplete: boolean;
}

/** A trace may have begun before, and gone on after, what a search found of it. */
const MARGIN = 60 * 60_000;

let keys = 0;

/** Fetches the records of a session and has them read. @throws SourceError where nothing could be had, and when aborted */
export async function readWhole<Name extends ReadingName>(
  late: Late<SessionReader>,
  { tempo, logs }: WholeSources,
  { id, traceIds, start, lastActivity }: FoundSession,
  name: Name,
  { signal, atOnce, now = Date.now(), ...request }: WholeOptions
): Promise<WholeReading<ReadingOf<Name>>> {
  const reader = await late.get();
  const key = keys++;
  const range = { from: start - MARGIN, to: lastActivity + MARGIN };
  const failures: SourceError[] = [];
  let partial = false;
  try {
    const fetching =
      tempo &&
      fetchTraces(tempo, traceIds, {
        engine: { addTrace: (traceId, message) => reader.addTrace(key, traceId, message) },
        range,
        signal,
        atOnce,
        onTrace: (trace) => {
          partial ||= trace.partial !== undefined;
          failures.push(...(trace.failure === undefined ? [] : [trace.failure]));
        },
      });
    const [records] = await Promise.all([logs && readLogs(logs, id, range, signal), fetching]);
    if (records !== undefined) {
      partial ||= records.limitReached;
      failures.push(...(records.failure === undefined ? [] : [records.failure]));
      await reader.setLogs(key, records.logs);
    }
    const value = await reader.read(key, name, { id, now, ...request });
    if (value === undefined) {
      throw failures[0] ?? new Error('The records tell of no such session.');
    }
    return { value, incomplete: partial || failures.length > 0 };
  } catch (error) {
    // Where the reader was closed meanwhile, nothing is kept any more.
    reader.giveUp(key).catch(() => undefined);
    throw error;
  }
}

async function readLogs(
  source: LogSource,
  id: string,
  range: SearchRange,
  signal: AbortSignal
): Promise<FetchedLogs & { failure?: SourceError }> {
  try {
    return await fetchLogs(source, id, range, signal);
  } catch (error) {
    if (!(error instanceof SourceError) || isAborted(error)) {
      throw error;
    }
    return { logs: [], limitReached: false, failure: error };
  }
}
