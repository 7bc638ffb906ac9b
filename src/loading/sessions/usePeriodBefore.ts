import { useEffect, useRef } from 'react';

import { useLatest } from '../../ui/useLatest';
import { type LoadedSessions, loadSessions, type SessionSources } from './loadSessions';

/** Part of the period by which the one before may lie off. */
const CLOSE = 0.05;

/**
 * The sessions of the period before, as long as the one that is shown. Asked for only once that one is complete: else
 * the two could not be compared, and the stores would work for nothing.
 *
 * @returns undefined until it is there, and where it has more sessions than a list reads
 */
export function usePeriodBefore(
  sources: SessionSources,
  shown: LoadedSessions | undefined,
  complete: boolean
): LoadedSessions | undefined {
  const { value, start, cancel } = useLatest<LoadedSessions>();
  const earlier = useRef<LoadedSessions | undefined>(undefined);
  const from = shown?.range.from;
  const to = shown?.range.to;
  useEffect(() => {
    if (!complete || from === undefined || to === undefined) {
      cancel();
      return;
    }
    const range = { from: from - (to - from), to: from };
    start(async (signal) => {
      const loaded = await loadSessions(sources, { range, signal, report: () => undefined, earlier: earlier.current });
      earlier.current = loaded;
      return loaded;
    });
  }, [sources, from, to, complete, start, cancel]);
  const isOfShown =
    value !== undefined &&
    from !== undefined &&
    to !== undefined &&
    // While a refresh moves the range on, the period before stays as it was until it has been read anew.
    Math.abs(value.range.to - from) <= CLOSE * (to - from);
  return isOfShown && !value.pages.more && !value.logs.limitReached && value.failures.length === 0 ? value : undefined;
}
