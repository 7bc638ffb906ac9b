import { type AttributeNames } from '../../dialects/attribute-names';
import { foldSessions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { type RawSpan } from '../../model/telemetry';
import { type SourceError } from '../../sources/failure';
import { type TempoApi } from '../../sources/tempo';
import { fetchTraces } from './fetchTraces';

/** A session whose traces were fetched whole, with arguments and results. */
export interface WholeSession {
  /** Undefined where the traces tell of no such session any more. */
  session?: Session;
  /** Traces that could not be had. */
  failures: readonly SourceError[];
  /** Tempo said that it left out parts of a trace. */
  partial: boolean;
}

/** Which session, as a search found it. */
export type FoundSession = Pick<Session, 'id' | 'traceIds' | 'start' | 'lastActivity'>;

interface WholeOptions {
  signal: AbortSignal;
  attributeNames?: AttributeNames;
  /** Traces asked for at the same time. */
  atOnce?: number;
}

/** A trace may have begun before, and gone on after, what a search found of it. */
const MARGIN = 60 * 60_000;

/** Fetches the traces of a session and folds them. What its log records tell is not in it. @throws SourceError when aborted */
export async function readWholeSession(
  tempo: Pick<TempoApi, 'trace'>,
  { id, traceIds, start, lastActivity }: FoundSession,
  { signal, attributeNames, atOnce }: WholeOptions
): Promise<WholeSession> {
  const spans: RawSpan[] = [];
  const failures: SourceError[] = [];
  let partial = false;
  await fetchTraces(tempo, traceIds, {
    range: { from: start - MARGIN, to: lastActivity + MARGIN },
    signal,
    atOnce,
    onTrace: (trace) => {
      trace.spans.forEach((span) => spans.push(span));
      partial ||= trace.partial !== undefined;
      if (trace.failure !== undefined) {
        failures.push(trace.failure);
      }
    },
  });
  const session = foldSessions({ spans, logs: [] }, { attributeNames }).find((it) => it.id === id);
  return { session, failures, partial };
}
