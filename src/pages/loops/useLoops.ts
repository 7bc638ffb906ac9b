import { type TimeRange } from '@grafana/data';
import { useContext, useEffect, useMemo, useState } from 'react';

import { mayLoop } from '../../analysis/loops/candidates';
import { type LoopEntry, worstFirst } from '../../analysis/loops/entries';
import { type NotALoop } from '../../analysis/loops/not-a-loop';
import { OperatorPricesContext } from '../../loading/prices/OperatorPricesContext';
import { readWhole, type WholeReading } from '../../loading/reader/readWhole';
import { useSessionReader } from '../../loading/reader/useSessionReader';
import { ReadingQueue } from '../../loading/ReadingQueue';
import { type SessionSources } from '../../loading/sessions/loadSessions';
import { type SessionsInRange, useSessions } from '../../loading/sessions/useSessions';
import { type Session } from '../../model/session';
import { sessionState } from '../../model/state';
import { type TempoApi } from '../../sources/tempo';

export interface LoopSources extends SessionSources {
  tempo?: Pick<TempoApi, 'search' | 'traceMessage'>;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
}

interface Loops {
  sessions: SessionsInRange;
  /** Running ones first, then by waste. */
  entries: readonly LoopEntry[];
  progress: Progress;
  /** Reads the candidates that were left out since there are too many. */
  readMore: () => void;
}

/** How far the candidates have been read. */
export interface Progress {
  /** Sessions that the search found. */
  found: number;
  /** Those whose tools come round often enough for a loop. */
  candidates: number;
  read: number;
  /** Traces that could not be had, or not whole: loops may be missing. */
  failed: number;
  /** Candidates with more traces than a list reads. */
  large: readonly Session[];
  /** Candidates that wait for somebody to ask. */
  left: number;
}

/** Candidates that are read without asking: each costs its traces. */
const READ_AT_ONCE = 200;

/** Traces of one session up to which a list reads it. */
const MOST_TRACES = 50;

/** Sessions that are read at the same time. */
const CONCURRENT = 4;

/** Loops of the sessions in a range: those are nominated by their tools' names, and confirmed by whole traces. */
export function useLoops(sources: LoopSources, timeRange: TimeRange): Loops {
  const sessions = useSessions(sources, timeRange);
  const { loaded, at } = sessions;
  const [limit, setLimit] = useState(READ_AT_ONCE);
  const [version, setVersion] = useState(0);
  const queue = useExaminer(sources, () => setVersion((it) => it + 1));

  const { readable, large } = useMemo(() => {
    const candidates = (loaded?.sessions ?? []).filter((session) => mayLoop(session));
    return {
      readable: candidates.filter(({ traceIds }) => traceIds.length <= MOST_TRACES),
      large: candidates.filter(({ traceIds }) => traceIds.length > MOST_TRACES),
    };
  }, [loaded]);
  useEffect(() => {
    queue?.want(readable.slice(0, limit).map((session) => ({ session, at })));
  }, [queue, readable, limit, at]);

  const examined = useMemo(() => {
    void version;
    return readable.map((session) => queue?.get({ session, at }));
  }, [version, readable, queue, at]);
  const read = examined.flatMap((reading) => (reading?.state === 'read' ? [reading.value] : []));
  const failures = examined.filter((reading) => reading?.state === 'failed').length;
  return {
    sessions,
    entries: read.flatMap(({ value }) => value).sort(worstFirst),
    progress: {
      found: loaded?.sessions.length ?? 0,
      candidates: readable.length + large.length,
      read: read.length + failures,
      failed: failures + read.filter(({ incomplete }) => incomplete).length,
      large,
      left: Math.max(0, readable.length - limit),
    },
    readMore: () => setLimit((it) => it + READ_AT_ONCE),
  };
}

interface Candidate {
  session: Session;
  /** When it was found, in milliseconds since 1970: its state is judged by it. */
  at: number;
}

/** A queue that examines candidates, and forgets the sessions. @param onChange the latest one is called */
function useExaminer({ tempo, attributeNames, notLoops }: LoopSources, onChange: () => void) {
  const [notify] = useState(() => onChange);
  const operatorPrices = useContext(OperatorPricesContext);
  const reader = useSessionReader();
  const queue = useMemo(
    () =>
      tempo &&
      new ReadingQueue<Candidate, WholeReading<readonly LoopEntry[]>>(
        // While a session goes on its loops may, too; once it is silent nothing changes but its state.
        ({ session, at }) => JSON.stringify([session.id, session.lastActivity, sessionState(session, at)]),
        ({ session, at: now }, signal) =>
          readWhole(reader, { tempo }, session, 'loops', { signal, now, attributeNames, operatorPrices, notLoops }),
        { atOnce: CONCURRENT, keep: 2000, onChange: notify }
      ),
    [reader, tempo, attributeNames, operatorPrices, notLoops, notify]
  );
  useEffect(() => () => queue?.stop(), [queue]);
  return queue;
}
