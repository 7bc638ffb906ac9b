import { type Across, type GridSlot, type ToolGrid, type ToolStats } from '../../analysis/tools/grid';
import { metricCounts, metricDuration } from '../../loading/tools/metricCounts';
import { toolCallsQuery, toolErrorsQuery, toolP95Query } from '../../queries/tool-metrics';
import { type PrometheusApi } from '../../sources/prometheus';

interface GridRange {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Milliseconds of a column across time. */
  step: number;
}

type Metrics = Pick<PrometheusApi, 'range' | 'instant'>;

const MILLIS = 1000;

/**
 * The grid of tools as Prometheus knows it. Retries, costs and models are in none of the metrics that the collector
 * gives.
 *
 * @throws SourceError
 */
export async function metricGrid(
  metrics: Metrics,
  across: Exclude<Across, 'model'>,
  range: GridRange,
  signal: AbortSignal
): Promise<ToolGrid> {
  return across === 'time' ? gridOverTime(metrics, range, signal) : gridByAgent(metrics, range, signal);
}

async function gridOverTime(metrics: Metrics, { from, to, step }: GridRange, signal: AbortSignal): Promise<ToolGrid> {
  const first = Math.floor(from / step) * step;
  const slots: GridSlot[] = [];
  for (let start = first; start < to; start += step) {
    slots.push({ name: '', from: start, to: start + step });
  }
  const seconds = step / MILLIS;
  // The value at the end of a column is what happened within it.
  const asked = { from: first + step, to: first + slots.length * step, step: seconds, signal };
  const [calls, errors, p95] = await Promise.all([
    metrics.range(toolCallsQuery(seconds, ['tool']), asked),
    metrics.range(toolErrorsQuery(seconds, ['tool']), asked),
    metrics.range(toolP95Query(seconds), asked),
  ]);
  const placeOf = (time: number) => Math.round((time - first) / step) - 1;
  const valuesOf = (series: typeof calls, tool: string) => {
    const values: Array<number | undefined> = [];
    for (const { labels, times, values: told } of series) {
      if (labels.tool === tool) {
        times.forEach((time, index) => (values[placeOf(time * MILLIS)] = told[index]));
      }
    }
    return values;
  };
  const all = await totals(metrics, { from, to }, ['tool'], signal);
  return {
    slots,
    rows: Array.from(all.keys()).map((tool) => {
      const [called, failed, took] = [calls, errors, p95].map((series) => valuesOf(series, tool));
      return {
        tool,
        all: all.get(tool) ?? { calls: 0, errors: 0 },
        cells: slots.map((_, place) => statsOf(called?.[place], failed?.[place], took?.[place])),
      };
    }),
  };
}

async function gridByAgent(metrics: Metrics, { from, to }: GridRange, signal: AbortSignal): Promise<ToolGrid> {
  const seconds = (to - from) / MILLIS;
  const at = { time: to, signal };
  const [calls, errors, all] = await Promise.all([
    metrics.instant(toolCallsQuery(seconds, ['tool', 'agent']), at),
    metrics.instant(toolErrorsQuery(seconds, ['tool', 'agent']), at),
    totals(metrics, { from, to }, ['tool'], signal),
  ]);
  const agents = Array.from(new Set(calls.map(({ labels }) => labels.agent ?? ''))).sort();
  const find = (samples: typeof calls, tool: string, agent: string) =>
    samples.find(({ labels }) => labels.tool === tool && (labels.agent ?? '') === agent)?.value;
  return {
    slots: agents.map((name) => ({ name })),
    rows: Array.from(all, ([tool, stats]) => ({
      tool,
      all: stats,
      cells: agents.map((agent) => statsOf(find(calls, tool, agent), find(errors, tool, agent))),
    })),
  };
}

/** Figures of the whole range, by tool; tools without a call in it are left out. */
async function totals(
  metrics: Metrics,
  { from, to }: Pick<GridRange, 'from' | 'to'>,
  by: readonly ['tool'],
  signal: AbortSignal
): Promise<Map<string, ToolStats>> {
  const seconds = (to - from) / MILLIS;
  const at = { time: to, signal };
  const [calls, errors, p95] = await Promise.all([
    metrics.instant(toolCallsQuery(seconds, by), at),
    metrics.instant(toolErrorsQuery(seconds, by), at),
    metrics.instant(toolP95Query(seconds), at),
  ]);
  const valueOf = (samples: typeof calls, tool: string) => samples.find(({ labels }) => labels.tool === tool)?.value;
  return new Map(
    calls.flatMap(({ labels: { tool = '' }, value }) => {
      const stats = value > 0 ? statsOf(value, valueOf(errors, tool), valueOf(p95, tool)) : undefined;
      return stats === undefined ? [] : [[tool, stats] as const];
    })
  );
}

function statsOf(calls?: number, errors?: number, p95Seconds?: number): ToolStats | undefined {
  const counts = metricCounts(calls, errors);
  return counts && { ...counts, p95: metricDuration(p95Seconds) };
}
