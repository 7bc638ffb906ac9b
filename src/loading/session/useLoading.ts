import { type TimeRange } from '@grafana/data';
import { useCallback, useContext, useEffect, useMemo, useRef } from 'react';

import { OperatorPricesContext } from '../prices/OperatorPricesContext';
import { useLatest } from '../../ui/useLatest';
import { type Keeper } from './load/keeper';
import { type LoadedSession, loadSession, MAX_TRACES, type SessionSources } from './load/loadSession';
import { widened } from './searchRange';

export interface SessionLoading<Model> {
  /** Undefined before the first answer. */
  loaded?: LoadedSession<Model>;
  pending: boolean;
  /** An error of the app's own; what data sources refuse is in the answer. */
  error?: unknown;
  /** Asks again, and fetches what is missing. */
  reload: () => void;
  /** Goes on where the limit of traces stopped it. */
  loadMore: () => void;
  cancel: () => void;
}

/**
 * Loads one session, and again whenever the range changes or is refreshed; what is settled is not fetched twice. Another session needs another component.
 *
 * @param engine keeps the session's records; closed with the component
 */
export function useLoading<Model>(
  sources: SessionSources,
  id: string,
  timeRange: TimeRange,
  engine: Keeper<Model>
): SessionLoading<Model> {
  const { value: loaded, error, pending, start, cancel } = useLatest<LoadedSession<Model>>();
  const operatorPrices = useContext(OperatorPricesContext);
  const latest = useRef<LoadedSession<Model> | undefined>(undefined);
  useEffect(
    () => () => {
      latest.current = undefined;
      engine.close();
    },
    [engine]
  );
  const searched = useMemo(() => widened({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);

  const load = useCallback(
    (moreThan = 0) =>
      start(async (signal, report) => {
        const tell = (loaded: LoadedSession<Model>): LoadedSession<Model> => {
          latest.current = loaded;
          return loaded;
        };
        engine.prepare?.();
        const after = latest.current;
        const maxTraces = Math.max(MAX_TRACES + moreThan, after?.found.length ?? 0);
        try {
          return tell(
            await loadSession(sources, {
              id,
              engine,
              searched,
              signal,
              after,
              maxTraces,
              operatorPrices,
              report: (loaded) => report(tell(loaded)),
            })
          );
        } catch (error) {
          if (!signal.aborted) {
            // Whatever the engine still holds, it may not be what was told.
            latest.current = undefined;
            engine.close();
          }
          throw error;
        }
      }),
    [start, engine, sources, id, searched, operatorPrices]
  );
  const reload = useCallback(() => load(), [load]);
  useEffect(reload, [reload]);

  const found = loaded?.found.length ?? 0;
  const loadMore = useCallback(() => load(found), [load, found]);
  return { loaded, pending, error, reload, loadMore, cancel };
}
