import { type Alert } from '../alert';
import { HOUR, MINUTE } from '../../../src/model/durations';
import { scaled } from '../windows';
import { type Chapter } from './chapter';

const SHARED = { labels: { slo: 'pipeline' }, dashboard: 'flightrecorder-pipeline', lookback: '1h' } as const;

const LOST = ['receiver_refused', 'exporter_send_failed', 'exporter_enqueue_failed'].flatMap((what) =>
  ['spans', 'log_records'].map((signal) => `otelcol_${what}_${signal}`)
);

/** Grows in a window: an alert on something that must never happen. */
function grows(metrics: readonly string[], by: string, window: number): Alert['expr'] {
  return (clock) =>
    metrics.map((metric) => `sum by (${by}) (increase(${metric}[${scaled(window, clock)}])) > 0`).join('\nor ');
}

const UNCOUNTED = 'otelcol_deltatocumulative_datapoints{error!=""}';

/**
 * What counting drops: points that came out of order or beyond `max_streams`, and durations beyond
 * the limit of span_metrics, which it counts in one series without labels.
 * A series that appears with its first loss has no increase: then its value is the loss.
 */
function countsLost(window: string): string {
  const durations = `sum(increase(agent_llm_duration_seconds_count{model=""}[${window}]))`;
  return [
    `sum by (error) (increase(${UNCOUNTED}[${window}])) > 0`,
    `sum by (error) (${UNCOUNTED} unless ${UNCOUNTED} offset ${window}) > 0`,
    `label_replace(${durations} > 0, "error", "limit of durations", "", "")`,
  ].join('\nor ');
}

export const PIPELINE: Chapter = {
  name: 'pipeline',
  comment: 'The observability itself: what it loses, and whether anyone would hear of it.',
  alerts: [
    {
      ...SHARED,
      name: 'CollectorDropping',
      asked: ['001'],
      // Of each loss the signal, so that one does not hide the other.
      expr: (clock) =>
        LOST.map(
          (metric) =>
            `label_replace(sum(increase(${metric}[${scaled(5 * MINUTE, clock)}])) > 0, "kind", "${metric.replace('otelcol_', '')}", "", "")`
        ).join('\nor '),
      for: 10 * MINUTE,
      severity: 'warning',
      by: ['kind'],
      summary: ['The collector loses telemetry: ', { value: 'count' }, ' ', { label: 'kind' }, ' in 5m'],
      description: [
        'What is refused is tried again by a good sender; what fails to be sent or queued is gone, and every figure is too low.',
      ],
      runbook: 'CollectorDropping',
      facts: [['Fires', 'anything refused, not sent or not queued, for 10 minutes']],
    },
    {
      ...SHARED,
      name: 'CountsLost',
      asked: 'what is not counted can’t page',
      expr: (clock) => countsLost(scaled(HOUR / 4, clock)),
      for: 0,
      severity: 'warning',
      by: ['error'],
      summary: ['The collector could not count: ', { value: 'count' }, ' points lost in 15m, ', { label: 'error' }],
      description: [
        'Agents’ counters are too low from here on, so alerts and budgets miss what happens. Nothing is lost in Tempo and Loki.',
      ],
      runbook: 'CountsLost',
      facts: [
        [
          'Fires',
          'a point that the collector could not add to a counter, or durations over the limit of their series, in 15m',
        ],
      ],
    },
    {
      ...SHARED,
      name: 'IntegrationDown',
      asked: ['001'],
      expr: () => 'max by (job, instance) (up) == 0',
      for: 5 * MINUTE,
      severity: 'warning',
      by: ['job', 'instance'],
      summary: [{ label: 'job' }, ' at ', { label: 'instance' }, ' does not answer'],
      description: ['Prometheus could not scrape it for 5 minutes.'],
      runbook: 'IntegrationDown',
      facts: [['Fires', 'a target that Prometheus can’t scrape for 5 minutes']],
    },
    {
      ...SHARED,
      name: 'RuleEvalFailing',
      asked: 'alerting must say when it fails',
      expr: grows(['prometheus_rule_evaluation_failures_total'], 'rule_group', 5 * MINUTE),
      for: 5 * MINUTE,
      severity: 'critical',
      by: ['rule_group'],
      summary: ['Rules of ', { label: 'rule_group' }, ' fail: alerts may be missing'],
      description: ['A rule that fails, or that exceeds its group’s limit of alerts, sends nothing at all.'],
      runbook: 'RuleEvalFailing',
      facts: [['Fires', 'failed evaluations for 5 minutes; a limit of alerts that is hit counts as one']],
    },
    {
      ...SHARED,
      name: 'NotifyFailing',
      asked: 'alerting must say when it fails',
      expr: (clock) => {
        const window = scaled(HOUR / 6, clock);
        return [
          `sum by (integration) (increase(alertmanager_notifications_failed_total[${window}])) > 0`,
          `label_replace(sum(increase(prometheus_notifications_dropped_total[${window}])) > 0, "integration", "alertmanager", "", "")`,
        ].join('\nor ');
      },
      for: 5 * MINUTE,
      severity: 'critical',
      by: ['integration'],
      summary: [{ value: 'count' }, ' notifications to ', { label: 'integration' }, ' were not delivered in 10m'],
      description: [
        'Somebody who should have been told was not. This message may come by another way than the one that fails.',
      ],
      runbook: 'NotifyFailing',
      facts: [['Fires', 'an undelivered notification in 10m, for 5 minutes']],
    },
    {
      ...SHARED,
      name: 'Watchdog',
      asked: 'alerting must say when it fails',
      expr: () => 'vector(1)',
      severity: 'info',
      labels: { slo: 'pipeline', watchdog: 'prometheus' },
      by: [],
      summary: ['Alerting works'],
      description: ['Fires always. A service outside that expects it every few minutes reports when it stops.'],
      runbook: 'Watchdog',
      facts: [['Fires', 'always']],
    },
  ],
};
