import { LATENCY_BOUNDS, storedNames, type Metric } from './metric';

const LLM_LABELS = ['agent', 'source', 'provider', 'model', 'gateway'] as const;
const TOOL_LABELS = ['agent', 'source', 'tool'] as const;
const RUN_LABELS = ['agent', 'source'] as const;

const STEP_BOUNDS = [1, 2, 5, 10, 15, 25, 50, 100, 200] as const;
const COST_BOUNDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100] as const;

/** Counted by the collector from spans and log records: long-lived series, exact, without ids. */
const FROM_COLLECTOR: readonly Metric[] = [
  counter('agent_llm_calls_total', 'calls', LLM_LABELS, 'Calls of a model.'),
  counter(
    'agent_llm_errors_total',
    'calls',
    LLM_LABELS,
    'Calls of a model that failed. Fed 0 or 1 by every call, so that the first failure counts.'
  ),
  counter(
    'agent_llm_excluded_total',
    'calls',
    LLM_LABELS,
    'Calls that are neither good nor bad for an SLO: cancelled by the user, context too long, a wrong key of the user’s own.'
  ),
  counter(
    'agent_llm_errors_by_class_total',
    'calls',
    ['provider', 'model', 'gateway', 'error_class'],
    'Failed calls of a model by class.'
  ),
  histogram(
    'agent_llm_duration_seconds',
    'seconds',
    ['source', 'provider', 'model', 'gateway'],
    LATENCY_BOUNDS,
    'How long a call of a model took, with exemplars.'
  ),
  histogram(
    'agent_llm_first_token_seconds',
    'seconds',
    ['provider', 'model', 'gateway'],
    LATENCY_BOUNDS,
    'Time to the first token.'
  ),
  counter(
    'agent_llm_tokens_total',
    'tokens',
    [...LLM_LABELS, 'token_type'],
    'Tokens in five disjoint types: input (uncached), cache_read, cache_write, output, reasoning. A type that the agent does not report has no series.'
  ),
  counter('agent_tool_calls_total', 'calls', TOOL_LABELS, 'Calls of a tool.'),
  counter('agent_tool_errors_total', 'calls', TOOL_LABELS, 'Calls of a tool that failed; fed 0 or 1 by every call.'),
  histogram('agent_tool_duration_seconds', 'seconds', ['tool'], LATENCY_BOUNDS, 'How long a call of a tool took.'),
  counter('agent_approvals_total', 'events', ['tool', 'decision'], 'Answers to a tool’s request for approval.'),
  histogram(
    'agent_approval_wait_seconds',
    'seconds',
    ['tool', 'decision'],
    [1, 5, 15, 60, 300, 900, 3600],
    'How long a request for approval waited for its answer.'
  ),
].map((metric) => ({ ...metric, from: 'collector' }));

/** Counted by the sessionizer, which sees whole sessions. */
const FROM_SESSIONIZER: readonly Metric[] = [
  gauge('agent_sessions_active', 'sessions', RUN_LABELS, 'Sessions with a run that goes on.'),
  counter('agent_sessions_total', 'sessions', [...RUN_LABELS, 'termination'], 'Closed sessions by how they ended.'),
  ...sessionHistograms(),
  counter('agent_runs_total', 'runs', [...RUN_LABELS, 'status', 'task'], 'Ended runs by status and type of task.'),
  histogram('agent_run_duration_seconds', 'seconds', RUN_LABELS, [...LATENCY_BOUNDS, 1800, 7200], 'A run’s duration.'),
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
    'agent_loops_total',
    'events',
    ['agent', 'kind', 'tool'],
    'Loops: identical_failing, oscillation, identical, stall.'
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
    of('first_response_seconds', 'seconds', LATENCY_BOUNDS, 'From the person’s input to the first response.'),
    of('steps', 'steps', STEP_BOUNDS, 'Steps of a session.'),
    of('cost_usd', 'USD', COST_BOUNDS, 'Cost of a session.'),
    of('tokens', 'tokens', [1e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7], 'Tokens of a session.'),
    of('files_touched', 'files', [0, 1, 2, 5, 10, 20, 50], 'Files that a session read or wrote.'),
    of('unique_tools', 'events', [0, 1, 2, 3, 5, 8, 13], 'Different tools that a session called.'),
    of('repeat_ratio', 'ratio', [0.1, 0.2, 0.3, 0.5, 0.7, 0.9], 'Repeated calls by all calls.'),
  ];
}
