import { useEffect, useMemo, useState } from 'react';

import { type FailingPattern, failingPatterns, type PatternUse } from '../../analysis/tools/patterns';
import { type ToolSession } from '../../analysis/tools/profile';
import { ReadingQueue } from '../../loading/ReadingQueue';
import { readWhole, type WholeReading } from '../../loading/reader/readWhole';
import { useSessionReader } from '../../loading/reader/useSessionReader';
import { type SessionSources } from '../../loading/sessions/loadSessions';
import { type Session } from '../../model/session';
import { type TempoApi } from '../../sources/tempo';

/** Shapes of arguments that failed, as far as whole traces have been read. */
export interface FailingPatterns {
  patterns: readonly FailingPattern[];
  /** Calls of the tool that were read. */
  calls: number;
  /** Sessions with failed calls, and how many of them have been read. */
  failing: number;
  read: number;
  /** Sessions that could not be had, or not whole. */
  failed: number;
  /** Sessions with more traces than are read here. */
  large: number;
  /** Sessions that wait for somebody to ask. */
  left: number;
  reading: boolean;
  readMore: () => void;
}

/** Sessions that are read without asking: each costs its traces. */
const READ_AT_ONCE = 20;

/** Traces of one session up to which it is read. */
const MOST_TRACES = 25;

/** Sessions that are read at the same time. */
const CONCURRENT = 3;

interface Options {
  sources: SessionSources & { tempo?: Pick<TempoApi, 'traceMessage'> };
  tool: string;
  /** Those that called it, as a search found them. */
  callers: readonly Session[];
  /** The same with what they counted, those that it failed most first. */
  counted: readonly ToolSession[];
}

/** Reads sessions in which a tool failed: a search tells no arguments. */
export function useFailingPatterns({ sources, tool, callers, counted }: Options): FailingPatterns {
  const { tempo, attributeNames } = sources;
  const [limit, setLimit] = useState(READ_AT_ONCE);
  const [version, setVersion] = useState(0);
  const reader = useSessionReader();
  const queue = useMemo(
    () =>
      tempo &&
      new ReadingQueue<Session, WholeReading<readonly PatternUse[]>>(
        ({ id, lastActivity, traceIds }) => JSON.stringify([id, lastActivity, traceIds.length]),
        (found, signal) => readWhole(reader, { tempo }, found, 'patterns', { signal, attributeNames, tool }),
        { atOnce: CONCURRENT, keep: 500, onChange: () => setVersion((it) => it + 1) }
      ),
    [reader, tempo, attributeNames, tool]
  );
  useEffect(() => () => queue?.stop(), [queue]);

  const { readable, large } = useMemo(() => {
    const byId = new Map(callers.map((session) => [session.id, session]));
    const failing = counted.filter(({ failed }) => failed > 0).flatMap(({ session }) => byId.get(session.id) ?? []);
    return {
      readable: failing.filter(({ traceIds }) => traceIds.length <= MOST_TRACES),
      large: failing.filter(({ traceIds }) => traceIds.length > MOST_TRACES).length,
    };
  }, [callers, counted]);
  useEffect(() => queue?.want(readable.slice(0, limit)), [queue, readable, limit]);

  return useMemo(() => {
    void version;
    const readings = readable.slice(0, limit).map((session) => queue?.get(session));
    const read = readings.flatMap((reading) => (reading?.state === 'read' ? [reading.value] : []));
    const failed = readings.filter((reading) => reading?.state === 'failed').length;
    const uses = read.flatMap(({ value }) => value);
    return {
      patterns: failingPatterns(uses),
      calls: uses.length,
      failing: readable.length + large,
      read: read.length,
      failed: failed + read.filter(({ incomplete }) => incomplete).length,
      large,
      left: Math.max(0, readable.length - limit),
      reading: read.length + failed < readings.length,
      readMore: () => setLimit((it) => it + READ_AT_ONCE),
    };
  }, [version, queue, readable, large, limit]);
}
