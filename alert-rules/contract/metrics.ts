import { LOOPS } from '../../collector/tables/loops';
import { COUNTERS, HISTOGRAMS, LLM_BOUNDS, LLM_DURATION } from '../../collector/tables/metrics';
import { storedNames, type Metric } from './metric';

const LLM_LABELS = ['agent', 'source', 'provider', 'model', 'gateway'] as const;
const RUN_LABELS = ['agent', 'source'] as const;

const STEP_BOUNDS = [1, 2, 5, 10, 15, 25, 50, 100, 200] as const;
const COST_BOUNDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100] as const;

/** Counted by the collector from spans and log records: long-lived series, exact, without ids. Its own tables say which. */
const FROM_COLLECTOR: readonly Metric[] = [
  ...counters(),
  ...[...HISTOGRAMS, { ...LLM_DURATION, bounds: LLM_BOUNDS }].map(({ name, labels, bounds, help }) =>
    histogram(name, 'seconds', labels, bounds, help)
  ),
].map((metric) => ({ ...metric, from: 'collector' }));

/** Counted by the sessionizer, which sees whole sessions. */
const FROM_SESSIONIZER: readonly Metric[] = [
  gauge('agent_sessions_active', 'sessions', RUN_LABELS, 'Sessions with a run that goes on.'),
  counter('agent_sessions_total', 'sessions', [...RUN_LABELS, 'termination'], 'Closed sessions by how they ended.'),
  ...sessionHistograms(),
  counter('agent_runs_total', 'runs', [...RUN_LABELS, 'status', 'task'], 'Ended runs by status and type of task.'),
  histogram('agent_run_duration_seconds', 'seconds', RUN_LABELS, [...LLM_BOUNDS, 1800, 7200], 'A run’s duration.'),
  histogram('agent_run_steps', 'steps', RUN_LABELS, STEP_BOUNDS, 'Steps of a run.'),
  histogram('agent_run_cost_usd', 'USD', RUN_LABELS, COST_BOUNDS, 'Cost of a run.'),
  counter(
    'agent_session_tool_calls_total',
    'calls',
    ['tool', 'provider', 'model', 'gateway', 'outcome'],
    'Calls of a tool by the model that asked for them.'
  ),
  counter(
    'agent_session_llm_calls_total',
    'calls',
    ['after_tool', 'provider', 'model', 'gateway', 'outcome'],
    'Calls of a model by the tool whose result they were given.'
  ),
  counter('agent_session_errors_total', 'events', [...RUN_LABELS, 'error_class'], 'Errors inside sessions by class.'),
  counter(
    'agent_cost_usd_total',
    'USD',
    [...LLM_LABELS, 'team', 'basis'],
    'Cost: reported by the emitter, or priced from the price book.'
  ),
  counter(
    `${LOOPS.name}_total`,
    'events',
    LOOPS.labels,
    'Loops: identical_failing, oscillation, identical, stall; from `collector/loops.yaml`, if loaded, also suspected.'
  ),
  counter('agent_wasted_cost_usd_total', 'USD', ['agent', 'reason'], 'Cost of failed or abandoned runs, and of loops.'),
  histogram(
    'agent_context_utilization_ratio',
    'ratio',
    ['agent', 'model'],
    [0.5, 0.7, 0.8, 0.9, 0.95, 1],
    'Tokens of a call by the model’s context window.'
  ),
  counter('agent_compactions_total', 'events', RUN_LABELS, 'Times that a conversation was condensed.'),
  counter('agent_tool_retries_total', 'calls', ['tool'], 'Calls of a tool that repeat a failed one.'),
  counter(
    'agent_fallbacks_total',
    'events',
    ['agent', 'from', 'to'],
    'Calls that went to another model after a failure.'
  ),
  counter('agent_self_corrections_total', 'events', RUN_LABELS, 'Steps that revise an earlier output.'),
  counter('agent_feedback_total', 'events', ['agent', 'rating'], 'Thumbs up and down.'),
  counter('agent_decisions_total', 'events', ['agent', 'decision'], 'Decisions that an agent took.'),
  counter('agent_overrides_total', 'events', ['agent'], 'Decisions that a person took back.'),
].map((metric) => ({ ...metric, from: 'sessionizer' }));

/** What alerts ask for and no emitter gives yet. */
const FROM_NOBODY: readonly Metric[] = [
  gauge('agent_queue_age_seconds', 'seconds', ['agent'], 'Age of the oldest task that no agent has picked up.'),
].map((metric) => ({ ...metric, from: 'nobody' }));

/** The programs' own metrics that rules read. Only the labels that rules use are listed. */
const FROM_STACK: readonly Metric[] = [
  gauge('up', 'info', ['job', 'instance'], 'Whether Prometheus could scrape a target.'),
  counter('otelcol_receiver_accepted_spans', 'events', ['receiver'], 'Spans that the collector took.'),
  counter('otelcol_receiver_accepted_log_records', 'events', ['receiver'], 'Log records that the collector took.'),
  counter('otelcol_receiver_refused_spans', 'events', ['receiver'], 'Spans that the collector turned away.'),
  counter(
    'otelcol_receiver_refused_log_records',
    'events',
    ['receiver'],
    'Log records that the collector turned away.'
  ),
  counter('otelcol_exporter_send_failed_spans', 'events', ['exporter'], 'Spans that a store did not take.'),
  counter('otelcol_exporter_send_failed_log_records', 'events', ['exporter'], 'Log records that a store did not take.'),
  counter('otelcol_exporter_enqueue_failed_spans', 'events', ['exporter'], 'Spans that found the queue full.'),
  counter('otelcol_exporter_enqueue_failed_log_records', 'events', ['exporter'], 'Log records that found it full.'),
  counter(
    'otelcol_deltatocumulative_datapoints',
    'events',
    ['error'],
    'Points that the collector added to a counter, or, with an error, could not.'
  ),
  counter('prometheus_rule_evaluation_failures_total', 'events', ['rule_group'], 'Rule evaluations that failed.'),
  counter('prometheus_notifications_dropped_total', 'events', ['instance'], 'Alerts that never reached Alertmanager.'),
  counter(
    'alertmanager_notifications_failed_total',
    'events',
    ['integration'],
    'Notifications that Alertmanager could not deliver.'
  ),
].map((metric) => ({ ...metric, from: 'stack' }));

/** The contract: every metric that a rule, a dashboard or a page may name, apart from what rules record. */
export const METRICS: readonly Metric[] = [...FROM_COLLECTOR, ...FROM_SESSIONIZER, ...FROM_NOBODY, ...FROM_STACK];

const BY_STORED_NAME = new Map(METRICS.flatMap((metric) => storedNames(metric).map((name) => [name, metric])));

/** @param name as Prometheus stores it: of a histogram with `_bucket`, `_sum` or `_count` */
export function metricOf(name: string): Metric | undefined {
  return BY_STORED_NAME.get(name);
}

/** The collector's counters; of those that differ in a fixed label only, one. */
function counters(): Draft[] {
  const byName = new Map(COUNTERS.map((each) => [each.name, each]));
  return [...byName.values()].map(({ name, labels, fixed, help }) =>
    counter(
      `${name}_total`,
      name === 'agent_llm_tokens' ? 'tokens' : 'calls',
      fixed === undefined ? labels : [...labels, fixed.label],
      help
    )
  );
}

type Draft = Omit<Metric, 'from'> & { from: Metric['from'] };

function counter(name: string, unit: Metric['unit'], labels: readonly string[], meaning: string): Draft {
  return { name, type: 'counter', unit, labels, from: 'nobody', meaning };
}

function gauge(name: string, unit: Metric['unit'], labels: readonly string[], meaning: string): Draft {
  return { name, type: 'gauge', unit, labels, from: 'nobody', meaning };
}

function histogram(
  name: string,
  unit: Metric['unit'],
  labels: readonly string[],
  bounds: readonly number[],
  meaning: string
): Draft {
  return { name, type: 'histogram', unit, labels, bounds, from: 'nobody', meaning };
}

function sessionHistograms(): Draft[] {
  const of = (name: string, unit: Metric['unit'], bounds: readonly number[], meaning: string) =>
    histogram(`agent_session_${name}`, unit, RUN_LABELS, bounds, meaning);
  return [
    of('duration_seconds', 'seconds', [30, 60, 300, 900, 1800, 3600, 7200, 14400], 'A session’s duration.'),
    of('first_response_seconds', 'seconds', LLM_BOUNDS, 'From the person’s input to the first response.'),
    of('steps', 'steps', STEP_BOUNDS, 'Steps of a session.'),
    of('cost_usd', 'USD', COST_BOUNDS, 'Cost of a session.'),
    of('tokens', 'tokens', [1e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7], 'Tokens of a session.'),
    of('files_touched', 'files', [0, 1, 2, 5, 10, 20, 50], 'Files that a session read or wrote.'),
    of('unique_tools', 'events', [0, 1, 2, 3, 5, 8, 13], 'Different tools that a session called.'),
    of('repeat_ratio', 'ratio', [0.1, 0.2, 0.3, 0.5, 0.7, 0.9], 'Repeated calls by all calls.'),
  ];
}
