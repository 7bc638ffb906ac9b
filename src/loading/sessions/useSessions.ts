import { type TimeRange } from '@grafana/data';
import { useCallback, useEffect, useMemo, useRef } from 'react';

import { useLatest } from '../../ui/useLatest';
import { type RequestCosts, useCostsAtFirst } from '../useRequestCosts';
import { type LoadedSessions, loadSessions, type SessionSources } from './loadSessions';

interface Answer {
  loaded: LoadedSessions;
  /** When it came, in milliseconds since 1970. */
  at: number;
}

/** Sessions of a time range, as far as they have come. */
export interface SessionsInRange {
  /** Undefined before the first answer. */
  loaded?: LoadedSessions;
  /** When the answer came, in milliseconds since 1970: states are judged by it. */
  at: number;
  /** What had been asked of data sources when the view was opened. */
  opened: RequestCosts;
  pending: boolean;
  /** What is loaded belongs to an earlier range or an earlier time. */
  stale: boolean;
  /** An error of the app's own; what data sources refuse is in `loaded.failures`. */
  error?: unknown;
  reload: () => void;
  loadOlder: () => void;
}

/** Sessions of the time range; loads anew whenever the range changes or is refreshed. */
export function useSessions(sources: SessionSources, timeRange: TimeRange): SessionsInRange {
  const opened = useCostsAtFirst();
  const { value, error, pending, start } = useLatest<Answer>();
  const shown = useRef<LoadedSessions | undefined>(undefined);
  const range = useMemo(() => ({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);

  const load = useCallback(
    (after?: LoadedSessions) =>
      start(async (signal, report) => {
        const answer = (loaded: LoadedSessions): Answer => {
          shown.current = loaded;
          return { loaded, at: Date.now() };
        };
        const earlier = after === undefined ? shown.current : undefined;
        return answer(
          await loadSessions(sources, {
            range,
            signal,
            after,
            earlier,
            logsFirst: shown.current === undefined,
            report: (loaded) => report(answer(loaded)),
          })
        );
      }),
    [start, sources, range]
  );
  const reload = useCallback(() => load(), [load]);
  useEffect(reload, [reload]);

  const loaded = value?.loaded;
  const loadOlder = useCallback(() => load(loaded), [load, loaded]);
  return {
    loaded,
    at: value?.at ?? 0,
    opened,
    pending,
    stale: pending && loaded?.range !== range,
    error,
    reload,
    loadOlder,
  };
}
