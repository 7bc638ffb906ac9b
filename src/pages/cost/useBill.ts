import { type TimeRange } from '@grafana/data';
import { useDeferredValue, useMemo } from 'react';

import { type SessionBill } from '../../analysis/spending/across';
import { type BillGroup, type BillLine } from '../../analysis/spending/bill';
import { usedFilters } from '../../analysis/spending/narrow';
import { type BillSlot, slotsOf } from '../../analysis/spending/over-time';
import { stepOf } from '../../analysis/tools/grid';
import { type LoadedSessions } from '../../loading/sessions/loadSessions';
import { useCostsAtFirst } from '../../loading/useRequestCosts';
import { type PrometheusApi } from '../../sources/prometheus';
import { type Bill, billFor } from './bill';
import { useMetricBills } from './useMetricBills';
import { isCut, type TraceBills, useTraceBills } from './useTraceBills';
import { type CostSources } from './useWholeBills';
import { type CostSource, type CostView } from './view';

export interface BillSources extends CostSources {
  prometheus?: Pick<PrometheusApi, 'range' | 'instant' | 'source'>;
}

interface ShownBill {
  /** Undefined before anything is known. */
  bill?: Bill;
  /** Lines of the chart, before filters. */
  timed: readonly BillLine[];
  slots: readonly BillSlot[];
  /** All names of the group in the range, whatever the filters. */
  names: readonly string[];
  from: CostSource;
  /** Metrics were asked for, and don't tell what is shown. */
  notInMetrics: boolean;
  /** Sessions of the range may be missing, so that it cost more. */
  cut: boolean;
  /** Undefined where traces were not asked. */
  traces?: TraceBills;
  /** What had been asked of data sources when the page was opened. */
  opened: ReturnType<typeof useCostsAtFirst>;
  pending: boolean;
  error?: unknown;
  reload: () => void;
}

/** Columns of the chart at most. */
const MOST_SLOTS = 60;

/** Ranges from which metrics are the better source where there are any: a search of traces reaches back so far at most. */
const LONG = 24 * 3_600_000;

const NO_BILLS: readonly SessionBill[] = [];
const NO_LINES: readonly BillLine[] = [];

/** The bill of a time range, from traces or from metrics. */
export function useBill(sources: BillSources, timeRange: TimeRange, view: CostView): ShownBill {
  const opened = useCostsAtFirst();
  const { by, filters } = view;
  const range = useMemo(() => ({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);
  const wanted = view.source ?? (range.to - range.from > LONG ? 'metrics' : 'traces');
  const known = isKnownToMetrics(view);
  const askMetrics = wanted === 'metrics' && known && sources.prometheus !== undefined;
  const metrics = useMetricBills(askMetrics ? sources.prometheus : undefined, timeRange);
  // A Prometheus that has none of our metrics is no source, unless somebody chose it.
  const withoutOurs = view.source === undefined && metrics.bill?.lines.length === 0;
  const from = askMetrics && !withoutOurs ? 'metrics' : 'traces';
  const asked = useMemo(
    () => (from === 'traces' ? sources : { ...sources, tempo: undefined, loki: undefined, annotations: undefined }),
    [sources, from]
  );
  const traces = useTraceBills(asked, timeRange);

  const { bill: counted } = metrics;
  const { bills: traced, before: tracedBefore, sessions } = traces;
  const { loaded } = sessions;
  const latest = useMemo(
    () => (from === 'traces' ? traced : counted ? [{ state: 'ended' as const, lines: counted.lines }] : NO_BILLS),
    [from, traced, counted]
  );
  // What is read while somebody types or points is added up after.
  const bills = useDeferredValue(latest);
  const slots = useMemo(
    () =>
      from === 'traces'
        ? slotsOf(range.from, range.to, stepOf(range.from, range.to, MOST_SLOTS))
        : (counted?.slots ?? []),
    [from, range, counted]
  );
  const timed = useMemo(
    () => (from === 'traces' ? bills.flatMap(({ lines }) => lines) : (counted?.timed ?? NO_LINES)),
    [from, bills, counted]
  );
  const bill = useMemo(() => {
    if (from === 'metrics' ? counted === undefined : loaded === undefined) {
      return undefined;
    }
    const seen =
      from === 'metrics'
        ? { from: counted?.knownFrom ?? range.from, to: counted?.range.to ?? range.to }
        : { from: reachedFrom(loaded, range.from), to: Math.min(range.to, sessions.at) };
    const before = from === 'metrics' ? counted?.before : tracedBefore;
    return billFor({ bills, before, seen }, { by, filters });
  }, [from, counted, loaded, range, sessions.at, tracedBefore, bills, by, filters]);
  const names = useMemo(() => namesOf(bills, by), [bills, by]);

  return {
    bill,
    timed,
    slots,
    names,
    from,
    cut: from === 'traces' && loaded !== undefined && isCut(loaded),
    notInMetrics: view.source === 'metrics' && !known,
    traces: from === 'traces' ? traces : undefined,
    opened,
    pending: bills !== latest || (from === 'metrics' ? metrics.pending : sessions.pending),
    error: from === 'metrics' ? metrics.error : sessions.error,
    reload: from === 'metrics' ? metrics.reload : sessions.reload,
  };
}

/** Since when every session is known that was found. */
function reachedFrom(loaded: LoadedSessions | undefined, from: number): number {
  return loaded?.pages.more === true ? Math.max(from, loaded.pages.searchedFrom) : from;
}

/** What metrics have labels for. */
const IN_METRICS: ReadonlySet<BillGroup> = new Set(['model', 'agent']);

function isKnownToMetrics({ by, filters }: CostView): boolean {
  return [by, ...usedFilters(filters)].every((group) => IN_METRICS.has(group));
}

function namesOf(bills: readonly SessionBill[], by: BillGroup): string[] {
  const names = new Set<string>();
  for (const { lines } of bills) {
    for (const line of lines) {
      const own = by === 'tool' ? line.tools : [line.by[by] ?? ''];
      own.forEach((name) => names.add(name));
    }
  }
  names.delete('');
  return Array.from(names);
}
