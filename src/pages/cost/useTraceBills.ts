import { type TimeRange } from '@grafana/data';
import { useMemo, useState } from 'react';

import { mayLoop } from '../../analysis/loops/candidates';
import { type SessionBill } from '../../analysis/spending/across';
import { type BillLine, billOf } from '../../analysis/spending/bill';
import { useSetAside } from '../../loading/judgements/useSetAside';
import { usePrices } from '../../loading/prices/usePriceBook';
import { type LoadedSessions } from '../../loading/sessions/loadSessions';
import { usePeriodBefore } from '../../loading/sessions/usePeriodBefore';
import { type SessionsInRange, useSessions } from '../../loading/sessions/useSessions';
import { useInSlices } from '../../loading/useInSlices';
import { type Session } from '../../model/session';
import { sessionState } from '../../model/state';
import { type CostSources, type Unsettled, useWholeBills } from './useWholeBills';

/** Sessions that are read whole without asking: each costs its traces or its log records. */
const READ_AT_ONCE = 200;

/** Traces of one session up to which the page reads it. */
const MOST_TRACES = 50;

/** How far the bills are known. */
export interface BillProgress {
  /** Sessions of the range. */
  found: number;
  /** Those that are priced. */
  priced: number;
  /** Those that must be read whole for their loops, their tokens or all of their spans; and how many of them were. */
  toRead: number;
  read: number;
  /** Those of them that wait for somebody to ask. */
  left: number;
  /** Those of them with more traces than the page reads. */
  large: ReadonlyArray<Pick<Session, 'id' | 'name'>>;
  /** Sessions of which something could not be had. */
  failed: number;
}

export interface TraceBills {
  sessions: SessionsInRange;
  bills: readonly SessionBill[];
  /** Lines of the period before, as a search tells; undefined where the two can't be compared. */
  before?: readonly BillLine[];
  progress: BillProgress;
  /** Nobody could be asked which loops were judged to be none. */
  judgementsFailed: boolean;
  readMore: () => void;
}

const NO_SESSIONS: readonly Session[] = [];

/** Bills of the sessions of a range: from the search first, then from whole records where the search does not tell all. */
export function useTraceBills(sources: CostSources, timeRange: TimeRange): TraceBills {
  const sessions = useSessions(sources, timeRange);
  const { loaded, at, pending } = sessions;
  const { book, settled } = usePrices();
  const setAside = useSetAside(sources.annotations, timeRange);
  const [limit, setLimit] = useState(READ_AT_ONCE);

  const isWhole = loaded !== undefined && !pending && !isCut(loaded);
  const earlier = usePeriodBefore(sources, loaded, isWhole);
  const found = loaded?.sessions ?? NO_SESSIONS;
  const both = useMemo(() => (earlier === undefined ? found : [...found, ...earlier.sessions]), [found, earlier]);
  const billed = useInSlices(
    both,
    useMemo(() => (settled ? (session: Session) => billOf(session, book) : undefined), [book, settled])
  );

  const priced = useMemo(() => found.filter((session) => billed(session) !== undefined).length, [found, billed]);
  const { readable, large } = useMemo(() => {
    const unsettled = loaded === undefined ? [] : unsettledOf(loaded, billed, sources.loki !== undefined);
    return {
      readable: unsettled.filter(({ traceIds }) => traceIds.length <= MOST_TRACES),
      large: unsettled.filter(({ traceIds }) => traceIds.length > MOST_TRACES),
    };
  }, [loaded, billed, sources.loki]);
  const ready = setAside.settled && settled && !pending && priced === found.length;
  const wanted = useMemo(() => (ready ? readable.slice(0, limit) : undefined), [ready, readable, limit]);
  const whole = useWholeBills(sources, { sessions: wanted, at, setAside: setAside.keys });

  const bills = useMemo(() => {
    const known = new Map(
      readable.flatMap((session) => {
        const read = whole(session);
        return read === undefined || read === 'failed' ? [] : [[session.id, read.value] as const];
      })
    );
    const ofSpans = found.flatMap((session): SessionBill[] => {
      const read = known.get(session.id);
      const lines = read?.lines ?? billed(session);
      known.delete(session.id);
      // What a session is about stands in its content, which a search does not ask for.
      const named = read?.session ?? session;
      return lines === undefined
        ? []
        : [{ session: named, state: sessionState(session, at), lines: within(lines, loaded) }];
    });
    const ofLogs = Array.from(known.values(), (bill) => ({ ...bill, lines: within(bill.lines, loaded) }));
    return [...ofSpans, ...ofLogs];
  }, [found, readable, whole, billed, at, loaded]);

  const before = useMemo(() => {
    if (earlier === undefined || earlier.sessions.some((session) => billed(session) === undefined)) {
      return undefined;
    }
    return earlier.sessions.flatMap((session) => within(billed(session) ?? [], earlier));
  }, [earlier, billed]);

  const readings = useMemo(() => readable.map(whole), [readable, whole]);
  const failed = readings.filter((it) => it === 'failed' || (typeof it === 'object' && it.incomplete)).length;
  const onlyLogs = readable.filter(({ traceIds }) => traceIds.length === 0).length;
  return {
    sessions,
    bills,
    before,
    progress: {
      found: found.length + onlyLogs,
      priced: priced + onlyLogs,
      toRead: Math.min(limit, readable.length),
      read: readings.filter((it) => it !== undefined).length,
      left: Math.max(0, readable.length - limit),
      large: large.map(({ id }) => ({ id, name: found.find((session) => session.id === id)?.name })),
      failed,
    },
    judgementsFailed: setAside.failed,
    readMore: () => setLimit((it) => it + READ_AT_ONCE),
  };
}

/** There are, or may be, sessions in the range that were not found. */
export function isCut({ pages, logs }: LoadedSessions): boolean {
  return pages.more || pages.unfinished || logs.limitReached;
}

/** Lines of the range. What tells no time stays: it was found in it. */
function within(lines: readonly BillLine[], loaded: LoadedSessions | undefined): readonly BillLine[] {
  const { from, to } = loaded?.range ?? { from: -Infinity, to: Infinity };
  return lines.filter(({ time }) => !(time < from || time >= to));
}

/** Sessions that a search does not tell everything of, the newest first. */
function unsettledOf(
  { sessions, logs, pages, range }: LoadedSessions,
  billed: (session: Session) => BillLine[] | undefined,
  hasLogs: boolean
): Unsettled[] {
  const inLogs = new Map(hasLogs ? logs.sessions.map((session) => [session.id, session]) : []);
  const ofSpans = sessions.flatMap((session): Unsettled[] => {
    const { id, traceIds, start, lastActivity } = session;
    const logged = inLogs.get(id);
    inLogs.delete(id);
    const lines = billed(session) ?? [];
    // Some agents write tokens to log records alone.
    const isUnpriced = lines.length === 0 || lines.some(({ unpriced }) => unpriced > 0);
    const isCutOff = traceIds.some((traceId) => pages.traces.get(traceId)?.truncated === true);
    // Loki names no session that only the text of its lines names: worth looking where spans tell of no model at all.
    const readLogs = hasLogs && (logged === undefined ? lines.length === 0 : isUnpriced);
    return readLogs || isCutOff || mayLoop(session)
      ? [{ id, traceIds, start, lastActivity: Math.max(lastActivity, logged?.last ?? 0), logs: readLogs }]
      : [];
  });
  const ofLogs = Array.from(inLogs.values(), ({ id, first = range.from, last }): Unsettled => ({
    id,
    traceIds: [],
    start: first,
    lastActivity: last,
    logs: true,
  }));
  return [...ofSpans, ...ofLogs];
}
