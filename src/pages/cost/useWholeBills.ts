import { useContext, useEffect, useMemo, useState } from 'react';

import { type NotALoop } from '../../analysis/loops/not-a-loop';
import { type SessionBill } from '../../analysis/spending/across';
import { OperatorPricesContext } from '../../loading/prices/OperatorPricesContext';
import { type FoundSession, readWhole, type WholeReading } from '../../loading/reader/readWhole';
import { useSessionReader } from '../../loading/reader/useSessionReader';
import { ReadingQueue } from '../../loading/ReadingQueue';
import { type SessionSources } from '../../loading/sessions/loadSessions';
import { sessionState } from '../../model/state';
import { type AnnotationStore } from '../../sources/annotations';
import { type LokiApi } from '../../sources/loki';
import { type TempoApi } from '../../sources/tempo';

export interface CostSources extends SessionSources {
  tempo?: Pick<TempoApi, 'search' | 'traceMessage'>;
  loki?: Pick<LokiApi, 'instant' | 'logs'>;
  /** Where people's judgements are kept; absent: nowhere. */
  annotations?: Pick<AnnotationStore, 'find'>;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
}

/** A session of whose bill a search does not tell everything. */
export interface Unsettled extends FoundSession {
  /** It is folded with its log records: its spans alone, if there are any, don't tell tokens. */
  logs: boolean;
}

/** What is known of a bill from whole records; undefined while it is not read. */
export type WholeBill = WholeReading<SessionBill> | 'failed' | undefined;

interface Wanted {
  /** Undefined while they are not to be read yet. */
  sessions: readonly Unsettled[] | undefined;
  /** When they were found, in milliseconds since 1970: their states are judged by it. */
  at: number;
  /** Keys of loops that somebody judged to be none. */
  setAside: ReadonlySet<string>;
}

/** Sessions that are read at the same time. */
const CONCURRENT = 4;

/** Sessions whose bills are remembered. */
const KEEP = 2000;

/** Reads sessions whole, a few at a time, and tells what is known of each. */
export function useWholeBills(
  { tempo, loki, logSelector, attributeNames, notLoops }: CostSources,
  { sessions, at, setAside }: Wanted
): (session: Unsettled) => WholeBill {
  const operatorPrices = useContext(OperatorPricesContext);
  const reader = useSessionReader();
  const [version, setVersion] = useState(0);
  const queue = useMemo(
    () =>
      new ReadingQueue<Candidate, WholeReading<SessionBill>>(
        keyOf,
        ({ session, at: now }, signal) => {
          const logs = session.logs && loki ? { loki, selector: logSelector } : undefined;
          const options = { signal, now, attributeNames, operatorPrices, notLoops, setAside };
          return readWhole(reader, { tempo, logs }, session, 'bill', options);
        },
        { atOnce: CONCURRENT, keep: KEEP, onChange: () => setVersion((it) => it + 1) }
      ),
    [reader, tempo, loki, logSelector, attributeNames, operatorPrices, notLoops, setAside]
  );
  useEffect(() => () => queue.stop(), [queue]);
  useEffect(() => queue.want((sessions ?? []).map((session) => ({ session, at }))), [queue, sessions, at]);
  return useMemo(() => {
    void version;
    return (session) => {
      const reading = queue.get({ session, at });
      return reading?.state === 'read' ? reading.value : reading?.state === 'failed' ? 'failed' : undefined;
    };
  }, [queue, version, at]);
}

interface Candidate {
  session: Unsettled;
  at: number;
}

/** A session that has gone on since, or has ended by its silence, is another one to read. */
function keyOf({ session: { id, lastActivity, logs }, at }: Candidate): string {
  return JSON.stringify([id, lastActivity, logs, sessionState({ lastActivity, runs: [] }, at)]);
}
