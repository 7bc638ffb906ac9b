import { type Recorded } from '../../../analysis/slo/replay';
import { DAY } from '../../../model/durations';
import { callsOf, failuresOf } from '../../../queries/slo';
import { STEP } from '../../../queries/slo-series';
import { type PrometheusApi } from '../../../sources/prometheus';
import { type RangeSeries } from '../../../sources/samples';

/** What was recorded of an objective's members, to be replayed. */
export interface History {
  members: ReadonlyArray<{ labels: Readonly<Record<string, string>>; recorded: Recorded }>;
  /** Milliseconds since 1970 of the first and the last step. */
  from: number;
  to: number;
  /** Members with failures enough to fire that were left out, because there are too many. */
  leftOut: number;
}

export interface HistoryOptions {
  slo: string;
  /** Labels that tell members apart. */
  by: readonly string[];
  days: number;
  /** Milliseconds since 1970 at which it ends. */
  to: number;
  /** Fewer failures than this in all can't fire anything. */
  fewest: number;
  signal: AbortSignal;
}

/** Members whose calls are asked for at most: each is up to 8,640 values for a month. */
const MOST_MEMBERS = 20;

/**
 * Fetches an objective's counts of every five minutes: failures first, then the calls of the members that failed most.
 *
 * @throws SourceError
 */
export async function loadHistory(
  prometheus: Pick<PrometheusApi, 'range'>,
  { slo, by, days, to: end, fewest, signal }: HistoryOptions
): Promise<History> {
  const millis = STEP * 1000;
  const to = Math.floor(end / millis) * millis;
  const from = to - days * DAY * 1000;
  const range = { from, to, step: STEP, signal };
  const failed = await prometheus.range(failuresOf(slo), range);
  const able = failed
    .map((series) => ({ series, failures: series.values.reduce((sum, value) => sum + value, 0) }))
    .filter(({ failures }) => failures >= fewest)
    .sort((a, b) => b.failures - a.failures);
  const chosen = able.slice(0, MOST_MEMBERS).map(({ series }) => series);
  if (chosen.length === 0) {
    return { members: [], from, to, leftOut: 0 };
  }
  const values = by.map((label) => [label, [...new Set(chosen.map(({ labels }) => labels[label] ?? ''))]] as const);
  const called = await prometheus.range(callsOf(slo, Object.fromEntries(values)), range);
  const keyOf = ({ labels }: RangeSeries) => JSON.stringify(by.map((label) => labels[label] ?? ''));
  const calls = new Map(called.map((series) => [keyOf(series), series]));
  const grid = (series: RangeSeries | undefined) => onGrid(series, from / 1000, (to - from) / millis + 1);
  return {
    members: chosen.map((series) => ({
      labels: Object.fromEntries(by.map((label) => [label, series.labels[label] ?? ''])),
      recorded: { step: STEP, bad: grid(series), total: grid(calls.get(keyOf(series))) },
    })),
    from,
    to,
    leftOut: able.length - chosen.length,
  };
}

/** @param start seconds since 1970 of the first step */
function onGrid(series: RangeSeries | undefined, start: number, count: number): Float64Array {
  const values = new Float64Array(count);
  series?.times.forEach((time, index) => {
    values[Math.round((time - start) / STEP)] = series.values[index] ?? 0;
  });
  return values;
}
