import { type ToolFigures } from '../../analysis/tools/figures';
import { type TimeBar, timeBars } from '../../analysis/tools/over-time';
import { type ToolShare } from '../../analysis/tools/profile';
import { metricCounts, metricDuration } from '../../loading/tools/metricCounts';
import { toolCallsQuery, toolErrorsQuery, toolQuantileQuery } from '../../queries/tool-metrics';
import { type PrometheusApi } from '../../sources/prometheus';

type Metrics = Pick<PrometheusApi, 'range' | 'instant'>;

interface Range {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
}

/** What metrics tell of a tool. */
export interface MetricFigures {
  /** Undefined where they know of no call. */
  all?: ToolFigures;
  bars: readonly TimeBar[];
  agents: readonly ToolShare[];
  /** Figures before and after the moment. */
  sides?: { before?: ToolFigures; after?: ToolFigures };
}

const MILLIS = 1000;

/** @throws SourceError */
export async function metricFigures(
  metrics: Metrics,
  tool: string,
  { from, to, step, moment, signal }: Range & { step: number; moment?: number; signal: AbortSignal }
): Promise<MetricFigures> {
  const [all, bars, agents, before, after] = await Promise.all([
    figuresIn(metrics, tool, { from, to }, signal),
    barsIn(metrics, tool, { from, to, step }, signal),
    agentsIn(metrics, tool, { from, to }, signal),
    moment === undefined ? undefined : figuresIn(metrics, tool, { from, to: moment }, signal),
    moment === undefined ? undefined : figuresIn(metrics, tool, { from: moment, to }, signal),
  ]);
  return { all, bars, agents, sides: moment === undefined ? undefined : { before, after } };
}

async function figuresIn(
  metrics: Metrics,
  tool: string,
  { from, to }: Range,
  signal: AbortSignal
): Promise<ToolFigures | undefined> {
  const seconds = (to - from) / MILLIS;
  const queries = [
    toolCallsQuery(seconds, ['tool'], tool),
    toolErrorsQuery(seconds, ['tool'], tool),
    ...[0.5, 0.95, 0.99].map((part) => toolQuantileQuery(part, seconds, tool)),
  ];
  const answers = await Promise.all(queries.map((query) => metrics.instant(query, { time: to, signal })));
  const [calls, errors, p50, p95, p99] = answers.map(([first]) => first?.value);
  const counts = metricCounts(calls, errors);
  return (
    counts && {
      calls: counts.calls,
      failed: counts.errors,
      p50: metricDuration(p50),
      p95: metricDuration(p95),
      p99: metricDuration(p99),
    }
  );
}

async function barsIn(
  metrics: Metrics,
  tool: string,
  { from, to, step }: Range & { step: number },
  signal: AbortSignal
): Promise<TimeBar[]> {
  const bars = timeBars({ from, to, step });
  const first = bars[0]?.from ?? from;
  const seconds = step / MILLIS;
  // The value at the end of a bar is what happened within it.
  const asked = { from: first + step, to: first + bars.length * step, step: seconds, signal };
  const [calls, errors] = await Promise.all([
    metrics.range(toolCallsQuery(seconds, ['tool'], tool), asked),
    metrics.range(toolErrorsQuery(seconds, ['tool'], tool), asked),
  ]);
  const byBar = ([series]: typeof calls) =>
    new Map(series?.times.map((time, index) => [Math.round((time * MILLIS - first) / step) - 1, series.values[index]]));
  const [called, failed] = [byBar(calls), byBar(errors)];
  return bars.map((bar, place) => {
    const counts = metricCounts(called.get(place), failed.get(place));
    return counts === undefined ? bar : { ...bar, calls: counts.calls, failed: counts.errors };
  });
}

async function agentsIn(
  metrics: Metrics,
  tool: string,
  { from, to }: Range,
  signal: AbortSignal
): Promise<ToolShare[]> {
  const seconds = (to - from) / MILLIS;
  const at = { time: to, signal };
  const [calls, errors] = await Promise.all([
    metrics.instant(toolCallsQuery(seconds, ['agent'], tool), at),
    metrics.instant(toolErrorsQuery(seconds, ['agent'], tool), at),
  ]);
  return calls
    .flatMap(({ labels: { agent = '' }, value }): ToolShare[] => {
      const counts = metricCounts(value, errors.find(({ labels }) => (labels.agent ?? '') === agent)?.value);
      return counts === undefined || counts.calls === 0
        ? []
        : [{ name: agent, since: NaN, figures: { calls: counts.calls, failed: counts.errors } }];
    })
    .sort((a, b) => b.figures.calls - a.figures.calls);
}
