import { type TimeRange } from '@grafana/data';
import { useCallback, useMemo, useState } from 'react';

import { type NotALoop } from '../../analysis/loops/not-a-loop';
import { useSetAside } from '../../loading/judgements/useSetAside';
import { type FoundSession } from '../../loading/reader/readWhole';
import { usePrices } from '../../loading/prices/usePriceBook';
import { type SessionSources } from '../../loading/sessions/loadSessions';
import { type LogSession } from '../../loading/sessions/logSessions';
import { usePeriodBefore } from '../../loading/sessions/usePeriodBefore';
import { type SessionsInRange, useSessions } from '../../loading/sessions/useSessions';
import { type Session } from '../../model/session';
import { type AnnotationStore } from '../../sources/annotations';
import { type LokiApi } from '../../sources/loki';
import { type TempoApi } from '../../sources/tempo';
import { isReadable } from './readable';
import { foundInLogs, type Known, rowsOf, type SessionRow } from './rows';
import { usePricedFigures } from './usePricedFigures';
import { useWholeFigures } from './useWholeFigures';

export interface ListSources extends SessionSources {
  tempo?: Pick<TempoApi, 'search' | 'traceMessage'>;
  loki?: Pick<LokiApi, 'instant' | 'logs'>;
  /** Where people's judgements are kept; absent: nowhere. */
  annotations?: Pick<AnnotationStore, 'find'>;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
}

interface Rows extends SessionsInRange {
  rows: readonly SessionRow[];
  /** Those of the period before; undefined where the two can't be compared. */
  before?: readonly SessionRow[];
  /** There are, or may be, sessions in the range that are not in the list. */
  incomplete: boolean;
  /** Nobody could be asked which loops were judged to be none. */
  judgementsFailed: boolean;
  /** Says which rows' traces to read, in order. */
  read: (rows: readonly SessionRow[]) => void;
}

const NO_SESSIONS: readonly Session[] = [];

/** The rows of a time range: from the search first, then with their costs, then with what their whole traces tell. */
export function useSessionRows(sources: ListSources, timeRange: TimeRange): Rows {
  const sessions = useSessions(sources, timeRange);
  const { loaded, at, pending } = sessions;
  const incomplete = loaded !== undefined && (loaded.pages.more || loaded.pages.unfinished || loaded.logs.limitReached);
  const prices = usePrices();
  const earlier = usePeriodBefore(sources, loaded, loaded !== undefined && !pending && !incomplete);

  const found = loaded?.sessions ?? NO_SESSIONS;
  const both = useMemo(() => (earlier === undefined ? found : [...found, ...earlier.sessions]), [found, earlier]);
  const priced = usePricedFigures(both, prices);
  const [wantedIds, setWantedIds] = useState<readonly string[]>([]);
  const wanted = useMemo(() => {
    const inLogs = loaded?.logs.sessions.map(foundInLogs) ?? [];
    const byId = new Map<string, FoundSession>([...inLogs, ...found].map((session) => [session.id, session]));
    return wantedIds.flatMap((id) => byId.get(id) ?? []);
  }, [loaded, found, wantedIds]);
  const setAside = useSetAside(sources.annotations, timeRange);
  const isLarge = useIsLarge(loaded?.pages);
  const whole = useWholeFigures({ sources, setAside, wanted, logged: useLogged(loaded?.logs), isLarge });

  const known = useMemo<Known>(() => ({ priced, whole }), [priced, whole]);
  const rows = useMemo(() => (loaded === undefined ? [] : rowsOf(loaded, at, known)), [loaded, at, known]);
  const before = useMemo(
    () => earlier && rowsOf(earlier, at, { priced, whole: () => ({ reading: 'unread' }) }),
    [earlier, at, priced]
  );
  const read = useCallback(
    (some: readonly SessionRow[]) =>
      setWantedIds((ids) => {
        const next = some.map(({ id }) => id);
        return next.length === ids.length && next.every((id, index) => id === ids[index]) ? ids : next;
      }),
    []
  );
  return { ...sessions, rows, before, incomplete, judgementsFailed: setAside.failed, read };
}

type LogsFound = NonNullable<SessionsInRange['loaded']>['logs'];

/** What log records tell of a session. */
function useLogged(logs: LogsFound | undefined): (session: FoundSession) => LogSession | undefined {
  return useMemo(() => {
    const byId = new Map(logs?.sessions.map((session) => [session.id, session]));
    return ({ id }) => byId.get(id);
  }, [logs]);
}

type Pages = NonNullable<SessionsInRange['loaded']>['pages'];

/** Tells sessions that are too large to be read along. */
function useIsLarge(pages: Pages | undefined): (session: FoundSession) => boolean {
  const spansOf = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { traceId } of pages?.spans ?? []) {
      counts.set(traceId, (counts.get(traceId) ?? 0) + 1);
    }
    return counts;
  }, [pages]);
  return useCallback(
    (session) => {
      const spans = session.traceIds.reduce((sum, traceId) => sum + (spansOf.get(traceId) ?? 0), 0);
      const truncated = session.traceIds.some((traceId) => pages?.traces.get(traceId)?.truncated === true);
      return !isReadable(session, { spans, truncated });
    },
    [pages, spansOf]
  );
}
