/** Who emits a metric. Alerts on what nobody emits yet are generated and tested, but not loaded. */
export type Emitter = 'collector' | 'sessionizer' | 'rules' | 'stack' | 'nobody';

export type MetricType = 'counter' | 'gauge' | 'histogram';

/** Labels of the agents' metrics. Nothing that is different in each session may ever be one of them. */
export const AGENT_LABELS = [
  'agent',
  'source',
  'provider',
  'model',
  'gateway',
  'tool',
  'after_tool',
  'token_type',
  'error_class',
  'decision',
  'status',
  'task',
  'termination',
  'outcome',
  'team',
  'basis',
  'kind',
  'reason',
  'from',
  'to',
  'rating',
] as const;

/** One metric of the contract. */
export interface Metric {
  /** As Prometheus has it; of a histogram without `_bucket`, `_sum`, `_count`. */
  name: string;
  type: MetricType;
  /** Of the values, as the name says it too: seconds, USD, tokens, 1. */
  unit: 'calls' | 'tokens' | 'seconds' | 'USD' | 'ratio' | 'events' | 'sessions' | 'runs' | 'files' | 'steps' | 'info';
  labels: readonly string[];
  from: Emitter;
  /** Upper bounds of the buckets, in the unit; without `+Inf`. */
  bounds?: readonly number[];
  meaning: string;
}

/** The names under which Prometheus stores a metric. */
export function storedNames({ name, type }: Pick<Metric, 'name' | 'type'>): string[] {
  return type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];
}
