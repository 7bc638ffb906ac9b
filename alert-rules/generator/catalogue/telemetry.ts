import { grownBy } from '../promql/counts';
import { withTier } from '../slo/burn-alerts';
import { DAY, HOUR, MINUTE } from '../../../src/model/durations';
import { scaled, type Clock } from '../windows';
import { type Chapter } from './chapter';
import { counter, is } from './share';

/** Calls a day below which an hour without any is life. */
const BUSY = 100;
/** Series of agents' metrics that the contract promises to stay under. */
export const SERIES_BUDGET = 30_000;

/** Busy within the day, silent for an hour that was not silent yesterday, while the collector is there. */
function absent(by: string, clock: Clock): string {
  const calls = (window: number) => grownBy(counter('agent_llm_calls_total'), scaled(window, clock), [by]);
  const yesterday = `sum by (${by}) (increase(agent_llm_calls_total[${scaled(HOUR, clock)}] offset ${scaled(DAY, clock)}))`;
  return [
    `${calls(DAY)} > ${BUSY}`,
    `unless (\n${calls(HOUR)}\n) > 0`,
    `and ${yesterday} > 0`,
    'and on () (count (up{job="agents"} == 1))',
  ].join('\n');
}

export const TELEMETRY: Chapter = {
  name: 'telemetry',
  comment: 'Telemetry that stops, or that does not fit together.',
  alerts: [
    {
      name: 'TelemetryAbsent',
      asked: 'a silent source looks like a healthy one',
      expr: (clock) => absent('source', clock),
      for: 5 * MINUTE,
      severity: 'warning',
      labels: { slo: 'telemetry' },
      by: ['source'],
      summary: ['No call from ', { label: 'source' }, ' in 1h, after ', { value: 'count' }, ' in 1d'],
      description: [
        'The collector runs, and at this hour yesterday there were calls. Look for a broken exporter or an expired key.',
      ],
      runbook: 'TelemetryAbsent',
      dashboard: 'flightrecorder-pipeline',
      lookback: '1d',
      facts: [['Fires', `a source with over ${BUSY} calls in 1d, some at the same hour yesterday, and none in 1h`]],
    },
    {
      name: 'GatewayTelemetryAbsent',
      asked: 'a silent gateway looks like a healthy one',
      expr: (clock) => withTier(absent('gateway', clock), ['gateway']),
      for: 5 * MINUTE,
      severity: 'tier',
      labels: { slo: 'telemetry' },
      by: ['gateway', 'tier'],
      summary: ['No call through ', { label: 'gateway' }, ' in 1h, after ', { value: 'count' }, ' in 1d'],
      description: ['Either nobody reaches the gateway, or its calls are no longer counted.'],
      runbook: 'TelemetryAbsent',
      dashboard: 'flightrecorder-pipeline',
      lookback: '1d',
      facts: [['Fires', `a gateway with over ${BUSY} calls in 1d, some at the same hour yesterday, and none in 1h`]],
    },
    {
      name: 'SignalMismatch',
      asked: 'a half-done configuration looks like silence',
      expr: (clock) => {
        const window = scaled(HOUR / 2, clock);
        const calls = ['agent_llm_calls_total', 'agent_tool_calls_total'].map(
          (metric) => `(sum(increase(${metric}[${window}])) > 0)`
        );
        return `sum(increase(otelcol_receiver_accepted_spans[${window}])) > ${BUSY}\nunless on () (${calls.join(' or ')})`;
      },
      for: 10 * MINUTE,
      severity: 'warning',
      labels: { slo: 'telemetry' },
      by: [],
      summary: [{ value: 'count' }, ' spans arrived in 30m, and none of them counted as a call'],
      description: [
        'Spans reach the collector, but none is recognised as a call of a model or a tool: no SLO sees them.',
      ],
      runbook: 'SignalMismatch',
      dashboard: 'flightrecorder-pipeline',
      lookback: '1h',
      facts: [['Fires', `over ${BUSY} spans in 30m, and no call of a model or tool`]],
    },
    {
      name: 'LabelsOverflow',
      asked: 'names come from users',
      expr: (clock) => {
        const of = (...matchers: Array<Parameters<typeof counter>[1]>) =>
          grownBy(counter('agent_tool_calls_total', ...matchers), scaled(6 * HOUR, clock), []).replace('by () ', '');
        return `${of(is('tool', '_other'))}\n/ (\n${of()}\n>= ${BUSY}) > 0.05`;
      },
      for: HOUR,
      keepFiringFor: DAY,
      severity: 'info',
      labels: { slo: 'telemetry' },
      by: [],
      summary: [{ value: 'percent' }, ' of the calls of tools in 6h have lost their tool’s name'],
      description: [
        'Names beyond the cap are counted as _other. Allow them in the collector’s configuration, or shorten them.',
      ],
      runbook: 'LabelsOverflow',
      dashboard: 'flightrecorder-pipeline',
      lookback: '6h',
      facts: [['Fires', 'more than 5 % of the calls of tools counted as _other in 6h']],
    },
    {
      name: 'SeriesOverBudget',
      asked: 'names come from users',
      expr: () => `count({__name__=~"agent_.+"}) > ${SERIES_BUDGET}`,
      for: HOUR,
      keepFiringFor: DAY,
      severity: 'info',
      labels: { slo: 'telemetry' },
      by: [],
      summary: ['The agents’ metrics have ', { value: 'count' }, ' series'],
      description: [`The contract promises fewer than ${SERIES_BUDGET}. Look for a label with too many values.`],
      runbook: 'SeriesOverBudget',
      dashboard: 'flightrecorder-pipeline',
      lookback: '1d',
      facts: [['Fires', `more than ${SERIES_BUDGET} series`]],
    },
  ],
};
