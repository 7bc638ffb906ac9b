import { type TimeRange } from '@grafana/data';
import { useCallback, useEffect } from 'react';

import { useLatest } from '../../ui/useLatest';
import {
  loadFiring,
  loadReliability,
  type Firing,
  type Reliability,
  type ReliabilitySources,
} from './load/loadReliability';

/** What fires, and when it was asked. */
interface FiringAt {
  firing: Firing;
  /** Milliseconds since 1970. */
  at: number;
}

/** Asks both sources side by side, and again whenever the page's time range is refreshed. */
export function useReliability({ prometheus, alertmanager }: ReliabilitySources, timeRange: TimeRange) {
  const { start: startReliability, ...reliability } = useLatest<Reliability>();
  const { start: startFiring, ...firing } = useLatest<FiringAt>();

  const reloadReliability = useCallback(() => {
    if (prometheus !== undefined) {
      startReliability((signal) => loadReliability(prometheus, signal));
    }
  }, [startReliability, prometheus]);
  const reloadFiring = useCallback(() => {
    if (alertmanager !== undefined) {
      startFiring(async (signal) => ({ firing: await loadFiring(alertmanager, signal), at: Date.now() }));
    }
  }, [startFiring, alertmanager]);

  useEffect(reloadReliability, [reloadReliability, timeRange]);
  useEffect(reloadFiring, [reloadFiring, timeRange]);
  return {
    reliability: { ...reliability, reload: reloadReliability },
    firing: { ...firing, reload: reloadFiring },
  };
}
