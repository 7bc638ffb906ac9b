import { type Metric } from './metric';
import { METRICS } from './metrics';

/** How many values labels have at the size that the contract promises for. */
export const SIZE = { tools: 30, pairs: 25, sources: 5, agents: 10 } as const;

/** Values of labels that are no name of a user's. */
const CHOICES: Readonly<Record<string, number>> = {
  token_type: 5,
  error_class: 8,
  decision: 3,
  status: 8,
  task: 5,
  termination: 5,
  outcome: 4,
  team: 5,
  basis: 2,
  kind: 4,
  reason: 3,
  rating: 2,
};

/** Combinations that live side by side: an agent has a source or two, and uses few of the pairs and tools. */
export const LIVE = { sourcesOfAgent: 2, pairsOfAgent: 5, toolsOfAgent: 12, toolsOfPair: 12 } as const;

/** Series of a metric at the promised size: how many combinations of its labels live, times its buckets. */
function seriesOfMetric({ labels, type, bounds = [] }: Metric): number {
  const has = (label: string) => labels.includes(label);
  const pair = has('model') || has('gateway');
  const tool = has('tool') || has('after_tool');
  const agents = has('agent') ? SIZE.agents : 1;
  const sources = has('source') ? (has('agent') ? LIVE.sourcesOfAgent : SIZE.sources) : 1;
  const pairs = pair ? (has('agent') ? LIVE.pairsOfAgent : SIZE.pairs) : 1;
  const tools = tool ? (has('agent') ? LIVE.toolsOfAgent : pair ? LIVE.toolsOfPair : SIZE.tools) : 1;
  const ways = has('from') ? SIZE.pairs / 5 : 1;
  const choices = labels.reduce((product, label) => product * (CHOICES[label] ?? 1), 1);
  const parts = type === 'histogram' ? bounds.length + 3 : 1;
  return agents * sources * pairs * tools * ways * choices * parts;
}

/** The agents' metrics, largest first. */
export function seriesBudget(): Array<{ name: string; series: number }> {
  return METRICS.filter(({ from }) => from === 'collector' || from === 'sessionizer')
    .map((metric) => ({ name: metric.name, series: seriesOfMetric(metric) }))
    .sort((a, b) => b.series - a.series);
}
