import { type TimeRange } from '@grafana/data';
import { useCallback, useEffect, useMemo } from 'react';

import { type BillSlot } from '../../analysis/spending/over-time';
import { useLatest } from '../../ui/useLatest';
import { type MetricBill, metricBill, type SpendMetrics } from './metricBill';

interface MetricBills {
  bill?: MetricBill & { range: { from: number; to: number }; slots: readonly BillSlot[] };
  pending: boolean;
  error?: unknown;
  reload: () => void;
}

/** Columns of the chart at most. */
const MOST_SLOTS = 60;

/** Milliseconds that a rate needs: four scrapes at the interval of our configuration. */
const FINEST = 60_000;

/** The bill of a range from metrics. @param metrics undefined while they are not wanted */
export function useMetricBills(metrics: SpendMetrics | undefined, timeRange: TimeRange): MetricBills {
  const { value, pending, error, start, cancel } = useLatest<NonNullable<MetricBills['bill']>>();
  const range = useMemo(() => ({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);
  const reload = useCallback(() => {
    if (metrics === undefined) {
      cancel();
      return;
    }
    start(async (signal) => {
      // What is to come is in no counter.
      const known = { from: range.from, to: Math.min(range.to, Date.now()) };
      const slots = evenSlots(known.from, known.to);
      return { ...(await metricBill(metrics, known, slots, signal)), range: known, slots };
    });
  }, [metrics, range, start, cancel]);
  useEffect(reload, [reload]);
  return { bill: value, pending, error, reload };
}

/** Slots that end with the range: Prometheus is asked for what happened before a moment. */
function evenSlots(from: number, to: number): BillSlot[] {
  const count = Math.max(1, Math.min(MOST_SLOTS, Math.floor((to - from) / FINEST)));
  const step = (to - from) / count;
  return Array.from({ length: count }, (_, place) => ({ from: from + place * step, to: from + (place + 1) * step }));
}
