import { growing, gauge } from './counters';
import { type TestSeries } from './series';
import { type SpecialCase } from './special-cases';

const HOUR = 60;
const DAY = 24 * HOUR;
const agent = { agent: 'some agent' };

/** Calls once a minute that stop at a minute of the second day. */
function stopsAt(metric: string, labels: Readonly<Record<string, string>>, stop: number): TestSeries[] {
  return [growing(metric, labels, 2 * DAY, (minute) => (minute < stop ? 1 : 0))];
}

const silent = { source: 'cli', gateway: 'vendor', provider: 'p', model: 'm', agent: 'a' };
const lateOnDayTwo = DAY + 12 * HOUR;

const ABSENCE: SpecialCase[] = [
  {
    alert: 'TelemetryAbsent',
    name: 'a busy source stops',
    series: stopsAt('agent_llm_calls_total', silent, lateOnDayTwo),
    minute: lateOnDayTwo + 70,
    everyMinutes: 2,
    fires: [{ labels: { source: 'cli' }, value: DAY - 70 }],
  },
  {
    alert: 'TelemetryAbsent',
    name: 'a busy source goes on',
    series: stopsAt('agent_llm_calls_total', silent, 2 * DAY),
    minute: lateOnDayTwo + 70,
    everyMinutes: 2,
    fires: [],
  },
  {
    alert: 'TelemetryAbsent',
    name: 'a source that was silent at this hour yesterday',
    series: [
      growing('agent_llm_calls_total', silent, 2 * DAY, (minute) => (minute > DAY && minute < lateOnDayTwo ? 1 : 0)),
    ],
    minute: lateOnDayTwo + 70,
    everyMinutes: 2,
    fires: [],
  },
  {
    alert: 'GatewayTelemetryAbsent',
    name: 'a busy gateway stops',
    series: stopsAt('agent_llm_calls_total', silent, lateOnDayTwo),
    minute: lateOnDayTwo + 70,
    everyMinutes: 2,
    fires: [{ labels: { gateway: 'vendor', tier: 'page' }, value: DAY - 70 }],
  },
  {
    alert: 'SignalMismatch',
    name: 'spans and no calls',
    series: [growing('otelcol_receiver_accepted_spans', { receiver: 'otlp' }, 60, 10)],
    minute: 60,
    fires: [{ labels: {}, value: 300 }],
  },
  {
    alert: 'SignalMismatch',
    name: 'spans and calls',
    series: [
      growing('otelcol_receiver_accepted_spans', { receiver: 'otlp' }, 60, 10),
      growing('agent_tool_calls_total', { tool: 'read' }, 60, 1),
    ],
    minute: 60,
    fires: [],
  },
  ...[
    { others: 1, fires: [{ labels: {}, value: 0.1 }] },
    { others: 0.4, fires: [] },
  ].map(({ others, fires }): SpecialCase => ({
    alert: 'LabelsOverflow',
    name: `${others} of ten calls without their tool’s name`,
    series: [
      growing('agent_tool_calls_total', { tool: '_other' }, 120, others),
      growing('agent_tool_calls_total', { tool: 'read' }, 120, 10 - others),
    ],
    minute: 120,
    fires,
  })),
  {
    alert: 'SeriesOverBudget',
    name: 'far fewer than promised',
    series: [gauge('agent_sessions_active', agent, 90, 1)],
    minute: 90,
    fires: [],
  },
];

/** Something that grows from a minute on. */
function failing(metric: string, labels: Readonly<Record<string, string>>, from: number): TestSeries {
  return growing(metric, labels, 60, (minute) => (minute >= from ? 1 : 0));
}

const PIPELINE: SpecialCase[] = [
  {
    alert: 'CollectorDropping',
    name: 'a store refuses, the queue is full',
    series: [
      failing('otelcol_exporter_send_failed_spans', { exporter: 'otlp_http/tempo' }, 0),
      failing('otelcol_exporter_enqueue_failed_spans', { exporter: 'otlp_http/tempo' }, 0),
    ],
    minute: 30,
    fires: [
      { labels: { kind: 'exporter_send_failed_spans' }, value: 5 },
      { labels: { kind: 'exporter_enqueue_failed_spans' }, value: 5 },
    ],
  },
  {
    alert: 'CollectorDropping',
    name: 'nothing lost',
    series: [failing('otelcol_exporter_send_failed_spans', { exporter: 'otlp_http/tempo' }, 60)],
    minute: 30,
    fires: [],
  },
  {
    alert: 'CountsLost',
    name: 'points out of order, and beyond the limit of series',
    series: [
      growing('otelcol_deltatocumulative_datapoints', {}, 60, 100),
      failing('otelcol_deltatocumulative_datapoints', { error: 'delta.ErrOutOfOrder' }, 0),
      failing('otelcol_deltatocumulative_datapoints', { error: 'limit' }, 20),
    ],
    minute: 30,
    fires: [
      { labels: { error: 'delta.ErrOutOfOrder' }, value: 15 },
      { labels: { error: 'limit' }, value: 10 },
    ],
  },
  {
    alert: 'CountsLost',
    name: 'one loss, with which its series appears',
    series: [
      {
        metric: 'otelcol_deltatocumulative_datapoints',
        labels: { error: 'limit' },
        values: [...Array.from({ length: 25 }, () => undefined), ...Array.from({ length: 35 }, () => 55)],
      },
    ],
    minute: 30,
    fires: [{ labels: { error: 'limit' }, value: 55 }],
  },
  {
    alert: 'CountsLost',
    name: 'durations of more models than have series',
    series: [growing('agent_llm_duration_seconds_count', { otel_metric_overflow: 'true' }, 60, 2)],
    minute: 30,
    fires: [{ labels: { error: 'limit of durations' }, value: 30 }],
  },
  {
    alert: 'CountsLost',
    name: 'all counted, and a loss of long ago',
    series: [
      growing('otelcol_deltatocumulative_datapoints', {}, 60, 100),
      growing('otelcol_deltatocumulative_datapoints', { error: 'limit' }, 60, (minute) => (minute < 5 ? 1 : 0)),
    ],
    minute: 40,
    fires: [],
  },
  {
    alert: 'IntegrationDown',
    name: 'a target that does not answer',
    series: [gauge('up', { job: 'tempo', instance: 'tempo:3200' }, 30, (minute) => (minute < 20 ? 1 : 0))],
    minute: 25,
    fires: [{ labels: { job: 'tempo', instance: 'tempo:3200' }, value: 0 }],
  },
  {
    alert: 'IntegrationDown',
    name: 'one that was away for a moment',
    series: [gauge('up', { job: 'tempo', instance: 'tempo:3200' }, 30, (minute) => (minute === 22 ? 0 : 1))],
    minute: 25,
    fires: [],
  },
  {
    alert: 'RuleEvalFailing',
    name: 'a group that fails',
    series: [failing('prometheus_rule_evaluation_failures_total', { rule_group: 'slo-x' }, 10)],
    minute: 30,
    fires: [{ labels: { rule_group: 'slo-x' }, value: 5 }],
  },
  {
    alert: 'RuleEvalFailing',
    name: 'none that fails',
    series: [failing('prometheus_rule_evaluation_failures_total', { rule_group: 'slo-x' }, 60)],
    minute: 30,
    fires: [],
  },
  {
    alert: 'NotifyFailing',
    name: 'a receiver that refuses, and an Alertmanager that is away',
    series: [
      failing('alertmanager_notifications_failed_total', { integration: 'webhook' }, 10),
      failing('prometheus_notifications_dropped_total', { instance: 'prometheus' }, 10),
    ],
    minute: 40,
    fires: [
      { labels: { integration: 'webhook' }, value: 10 },
      { labels: { integration: 'alertmanager' }, value: 10 },
    ],
  },
  {
    alert: 'NotifyFailing',
    name: 'all delivered',
    series: [failing('alertmanager_notifications_failed_total', { integration: 'webhook' }, 60)],
    minute: 40,
    fires: [],
  },
  { alert: 'Watchdog', name: 'always', series: [], minute: 1, fires: [{ labels: {}, value: 1 }] },
  {
    alert: 'AgentsStalled',
    name: 'active and silent',
    series: [gauge('agent_sessions_active', agent, 60, 3)],
    minute: 60,
    fires: [{ labels: agent, value: 3 }],
  },
  {
    alert: 'AgentsStalled',
    name: 'active and busy',
    series: [gauge('agent_sessions_active', agent, 60, 3), growing('agent_tool_calls_total', agent, 60, 1)],
    minute: 60,
    fires: [],
  },
  {
    alert: 'AgentsNotPickingUp',
    name: 'twenty minutes old',
    series: [gauge('agent_queue_age_seconds', agent, 30, 1200)],
    minute: 30,
    fires: [{ labels: agent, value: 1200 }],
  },
  {
    alert: 'AgentsNotPickingUp',
    name: 'ten minutes old',
    series: [gauge('agent_queue_age_seconds', agent, 30, 600)],
    minute: 30,
    fires: [],
  },
];

/** Calls of which a share is slower than 30 seconds. */
function slowCalls(tool: string, slow: number): TestSeries[] {
  return [
    growing('agent_tool_duration_seconds_count', { tool }, 90, 1000),
    growing('agent_tool_duration_seconds_bucket', { tool, le: '30' }, 90, 1000 * (1 - slow)),
    growing('agent_tool_calls_total', { tool }, 90, 1000),
    growing('agent_tool_errors_total', { tool }, 90, 0),
  ];
}

/** Two calls in five minutes, of which a share fails. */
function fewCalls(
  calls: string,
  errors: string,
  labels: Readonly<Record<string, string>>,
  failed: number
): TestSeries[] {
  return [growing(calls, labels, 200, 0.4), growing(errors, labels, 200, 0.4 * failed)];
}

const model = { gateway: 'vendor', provider: 'p', model: 'good-one' };
const tool = { tool: 'good-one' };

const TIERED: SpecialCase[] = [
  {
    alert: 'ToolTimeout',
    name: 'p99 over the limit, of a tool that pages and one that does not',
    series: [...slowCalls('good-one', 0.02), ...slowCalls('other', 0.02)],
    minute: 90,
    fires: [
      { labels: { tool: 'good-one', tier: 'page' }, value: 0.02 },
      { labels: { tool: 'other', tier: 'ticket' }, value: 0.02 },
    ],
  },
  { alert: 'ToolTimeout', name: 'p99 under the limit', series: slowCalls('good-one', 0.009), minute: 90, fires: [] },
  { alert: 'ToolTimeout', name: 'an ignored tool', series: slowCalls('one-ignored', 0.5), minute: 90, fires: [] },
  ...[
    { alert: 'QuietModelFailing', calls: 'agent_llm_calls_total', errors: 'agent_llm_errors_total', labels: model },
    { alert: 'QuietToolFailing', calls: 'agent_tool_calls_total', errors: 'agent_tool_errors_total', labels: tool },
  ].flatMap(({ alert, calls, errors, labels }): SpecialCase[] => [
    {
      alert,
      name: 'four of five failed',
      series: fewCalls(calls, errors, labels, 0.8),
      minute: 200,
      fires: [{ labels: { ...labels, tier: 'page' }, value: 0.8, answers: { calls: 80 } }],
    },
    { alert, name: 'two of five failed', series: fewCalls(calls, errors, labels, 0.4), minute: 200, fires: [] },
  ]),
];

export const PIPELINE_CASES: readonly SpecialCase[] = [...ABSENCE, ...PIPELINE, ...TIERED];
