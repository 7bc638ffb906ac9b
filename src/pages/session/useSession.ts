import { type TimeRange } from '@grafana/data';
import { useCallback, useEffect, useMemo, useRef } from 'react';

import { useLatest } from '../../ui/useLatest';
import { type LoadedSession, loadSession, MAX_TRACES, type SessionSources } from './load/loadSession';
import { widened } from '../../loading/session/searchRange';

interface Answer {
  loaded: LoadedSession;
  /** When it came, in milliseconds since 1970: the session's state is judged by it. */
  at: number;
}

interface SessionLoading {
  /** Undefined before the first answer. */
  answer?: Answer;
  pending: boolean;
  /** An error of the app's own; what data sources refuse is in the answer. */
  error?: unknown;
  /** Asks again, and fetches what is missing. */
  reload: () => void;
  /** Goes on where the limit of traces stopped it. */
  loadMore: () => void;
  cancel: () => void;
}

/** Loads a session, and again whenever the range changes or is refreshed; what is settled is not fetched twice. */
export function useSession(sources: SessionSources, id: string, timeRange: TimeRange): SessionLoading {
  const { value: answer, error, pending, start, cancel } = useLatest<Answer>();
  const latest = useRef<LoadedSession | undefined>(undefined);
  const searched = useMemo(() => widened({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);

  const load = useCallback(
    (moreThan = 0) =>
      start(async (signal, report) => {
        const tell = (loaded: LoadedSession): Answer => {
          latest.current = loaded;
          return { loaded, at: Date.now() };
        };
        const after = latest.current?.id === id ? latest.current : undefined;
        const maxTraces = Math.max(MAX_TRACES + moreThan, after?.found.length ?? 0);
        return tell(
          await loadSession(sources, {
            id,
            searched,
            signal,
            after,
            maxTraces,
            report: (loaded) => report(tell(loaded)),
          })
        );
      }),
    [start, sources, id, searched]
  );
  const reload = useCallback(() => load(), [load]);
  useEffect(reload, [reload]);

  const found = answer?.loaded.found.length ?? 0;
  const loadMore = useCallback(() => load(found), [load, found]);
  return { answer: answer?.loaded.id === id ? answer : undefined, pending, error, reload, loadMore, cancel };
}
