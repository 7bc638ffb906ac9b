import { type TimeRange } from '@grafana/data';
import { useCallback, useEffect, useState } from 'react';

import { type SessionSources } from '../../loading/session/load/loadSession';
import { type SessionLoading, useLoading } from '../../loading/session/useLoading';
import { useLatest } from '../../ui/useLatest';
import { type Comparison, type RowDetails, type SideSummary } from './engine/comparison';
import { keeperOf } from './engine/keeperOf';
import { makeEngine } from './engine/makeEngine';
import { type Side } from './sides';

/** Two sessions that are being loaded and compared. */
export interface Comparing {
  sides: Readonly<Record<Side, SessionLoading<SideSummary>>>;
  /** Undefined while, or where, one of them is missing. */
  comparison?: Comparison;
  /** They are being put beside each other. */
  aligning: boolean;
  /** An error of the app's own. */
  error?: unknown;
  details: (row: number) => Promise<RowDetails>;
}

/** Loads two sessions and puts them side by side, again whenever more of one has come. Other ids need another component. */
export function useComparison(
  sources: SessionSources,
  ids: Readonly<Record<Side, string>>,
  timeRange: TimeRange
): Comparing {
  const [late] = useState(makeEngine);
  const [keepers] = useState(() => ({ left: keeperOf(late, 'left'), right: keeperOf(late, 'right') }));
  const left = useLoading(sources, ids.left, timeRange, keepers.left);
  const right = useLoading(sources, ids.right, timeRange, keepers.right);
  useEffect(() => () => late.close(), [late]);

  const { value: comparison, pending, error, start } = useLatest<Comparison | undefined>();
  const [leftModel, rightModel] = [left.loaded?.model, right.loaded?.model];
  useEffect(() => {
    if (leftModel !== undefined && rightModel !== undefined) {
      start(async () => (await late.get()).comparison());
    }
  }, [start, late, leftModel, rightModel]);
  const details = useCallback(async (row: number) => (await late.get()).details(row), [late]);
  return { sides: { left, right }, comparison, aligning: pending, error, details };
}
