import { type Dashboard, type Panel, type Query } from '../description';
import { failures, failuresPerMinute, perSecond, RANGE, STEP, type Counter } from '../promql';

const one = (name: string, expr: string): Query[] => [{ name, expr }];
const rate = (metric: string, matchers = '') => `rate(${metric}${matchers === '' ? '' : `{${matchers}}`}[${STEP}])`;
const EMPTY = 'Prometheus does not scrape this program: see stack/prometheus/targets.';

const REFUSED: Counter[] = [['otelcol_receiver_refused_spans'], ['otelcol_receiver_refused_log_records']];
const NOT_TAKEN: Counter[] = [['otelcol_exporter_send_failed_spans'], ['otelcol_exporter_send_failed_log_records']];
const NO_ROOM: Counter[] = [['otelcol_exporter_enqueue_failed_spans'], ['otelcol_exporter_enqueue_failed_log_records']];
const UNCOUNTED: Counter[] = [['otelcol_deltatocumulative_datapoints', 'error!=""']];
const BY_TEMPO: Counter[] = [['tempo_discarded_spans_total']];
const BY_LOKI: Counter[] = [['loki_discarded_samples_total']];
const ALERTING: Counter[] = [
  ['prometheus_rule_evaluation_failures_total'],
  ['prometheus_notifications_dropped_total'],
  ['alertmanager_notifications_failed_total'],
];

/** Anything above zero is bad. */
const NEVER: Panel['limits'] = [
  { from: 0, colour: 'green' },
  { from: 1e-9, colour: 'red' },
];

/** The observability itself: whether what agents send arrives, and what it takes. */
export const PIPELINE: Dashboard = {
  uid: 'flightrecorder-pipeline',
  title: 'Pipeline',
  answers: 'Does everything that agents send arrive, does alerting work, and what does it take?',
  from: 'now-6h',
  variables: [],
  rows: [
    {
      title: 'Is it there?',
      panels: [
        {
          title: 'Programs',
          as: 'lines',
          width: 8,
          unit: 'none',
          queries: one('{{job}}', 'min by (job) (up)'),
          shows: '1 while Prometheus can scrape a program, 0 while it cannot.',
          worry: 'Any of them is 0: what that program does, does not happen.',
          act: 'Look at the program’s own log. While the collector is away agents keep or lose what they have; its queue is on disk.',
          empty: EMPTY,
        },
        {
          title: 'Lost',
          as: 'figure',
          width: 8,
          unit: 'short',
          queries: one(
            'lost',
            failures([...REFUSED, ...NO_ROOM, ...UNCOUNTED, ...BY_TEMPO, ...BY_LOKI], RANGE, [
              'collector',
              'tempo',
              'loki',
            ])
          ),
          shows: 'Spans, log records and counts that were refused or dropped in the time range, by anyone on the way.',
          worry: 'Above 0: pages and figures are incomplete for this time.',
          act: 'See Refused and dropped for who and why.',
          empty: EMPTY,
          limits: NEVER,
        },
        {
          title: 'Rules and notifications that failed',
          as: 'figure',
          width: 8,
          unit: 'short',
          queries: one('failed', failures(ALERTING, RANGE, ['prometheus', 'alertmanager'])),
          shows: 'Evaluations of rules, and messages about alerts, that failed in the time range.',
          worry: 'Above 0: a page may not have reached anybody.',
          act: 'Prometheus’ page Rules shows the error; Alertmanager’s log names the receiver.',
          empty: 'Prometheus or Alertmanager cannot be scraped.',
          limits: NEVER,
        },
      ],
    },
    {
      title: 'Collector',
      panels: [
        {
          title: 'Taken in',
          as: 'lines',
          width: 8,
          unit: 'short',
          queries: [
            { name: 'spans/s', expr: perSecond('otelcol_receiver_accepted_spans') },
            { name: 'log records/s', expr: perSecond('otelcol_receiver_accepted_log_records') },
          ],
          shows: 'Spans and log records a second that the collector took from agents.',
          worry: 'It falls to nothing while agents work, or one of the two is missing.',
          act: 'Check the agents’ OTEL_EXPORTER_OTLP_ENDPOINT, and that both signals are switched on.',
          empty: 'The collector has taken nothing since it started, or is not scraped.',
        },
        {
          title: 'Refused and dropped',
          as: 'lines',
          width: 8,
          unit: 'cpm',
          queries: [
            { name: 'refused by the collector', expr: failuresPerMinute(REFUSED, ['collector']) },
            { name: 'not taken by a store', expr: failuresPerMinute([...NOT_TAKEN, ...NO_ROOM], ['collector']) },
            { name: 'counts lost', expr: failuresPerMinute(UNCOUNTED, ['collector']) },
            { name: 'discarded by Tempo', expr: failuresPerMinute(BY_TEMPO, ['tempo']) },
            { name: 'discarded by Loki', expr: failuresPerMinute(BY_LOKI, ['loki']) },
          ],
          shows:
            'What was lost a minute, and by whom. Not taken by a store: it is tried again until the queue is full.',
          worry: 'Anything but 0.',
          act: 'Refused: the collector’s memory limit. Not taken: the store is down or its limits are too low. Tempo: traces over max_bytes_per_trace.',
          empty: EMPTY,
        },
        {
          title: 'Queue to the stores',
          as: 'lines',
          width: 8,
          unit: 'percentunit',
          queries: one(
            '{{exporter}}',
            'max by (exporter) (otelcol_exporter_queue_size / otelcol_exporter_queue_capacity)'
          ),
          shows: 'How full the collector’s queue on disk is, for each store.',
          worry: 'It grows: the store is away or too slow. Full means lost.',
          act: 'Look after the store first; the queue empties itself.',
          empty: EMPTY,
          limits: [
            { from: 0, colour: 'green' },
            { from: 0.5, colour: 'red' },
          ],
        },
      ],
    },
    {
      title: 'Stores',
      panels: [
        {
          title: 'Stored',
          as: 'lines',
          width: 8,
          unit: 'Bps',
          queries: [
            { name: 'Tempo', expr: perSecond('tempo_distributor_bytes_received_total') },
            { name: 'Loki, lines', expr: perSecond('loki_distributor_bytes_received_total') },
            { name: 'Loki, attributes', expr: perSecond('loki_distributor_structured_metadata_bytes_received_total') },
          ],
          shows: 'Bytes a second that the stores took, before they compress them.',
          worry: 'It doubles without twice the sessions: somebody sends more content.',
          act: 'Tempo: cut repeated history of conversations at the agent. Loki: find the service that writes most.',
          empty: EMPTY,
        },
        {
          title: 'Series',
          as: 'lines',
          width: 8,
          unit: 'short',
          queries: [
            { name: 'all', expr: 'max(prometheus_tsdb_head_series)' },
            { name: 'of agents', expr: 'count({__name__=~"agent_.+"})' },
          ],
          shows: 'Series that Prometheus keeps in memory, and those of them that count agents’ work.',
          worry: 'Those of agents pass 30 000, or rise with the number of sessions: an id has become a label.',
          act: 'topk(10, count by (__name__) ({__name__=~"agent_.+"})) in Explore names the metric.',
          empty: EMPTY,
          limits: [
            { from: 0, colour: 'green' },
            { from: 30_000, colour: 'red' },
          ],
        },
        {
          title: 'Rules',
          as: 'lines',
          width: 8,
          unit: 's',
          queries: one(
            '{{group}}',
            'label_replace(topk(5, prometheus_rule_group_last_duration_seconds), "group", "$1", "rule_group", ".*/([^/]+)")'
          ),
          shows: 'How long the five slowest groups of rules took at their last evaluation.',
          worry: 'One takes as long as its interval: alerts come late.',
          act: 'Look for the metric with too many series.',
          empty: 'No rules have been loaded into Prometheus.',
        },
      ],
    },
    {
      title: 'What it takes',
      panels: [
        {
          title: 'Memory',
          as: 'bars',
          width: 8,
          unit: 'bytes',
          queries: one(
            '{{job}}',
            'sum by (job) (process_resident_memory_bytes{job=~"tempo|loki|prometheus|alertmanager"} or otelcol_process_memory_rss)'
          ),
          shows: 'Memory that each program holds.',
          worry: 'It grows for days without more telemetry.',
          act: 'The collector is held by its memory_limiter; for the stores see their limits for queries.',
          empty: EMPTY,
        },
        {
          title: 'CPU',
          as: 'bars',
          width: 8,
          unit: 'none',
          queries: one(
            '{{job}}',
            `sum by (job) (${rate('process_cpu_seconds_total', 'job=~"tempo|loki|prometheus|alertmanager"')} or ${rate('otelcol_process_cpu_seconds')})`
          ),
          shows: 'Cores that each program uses.',
          worry: 'A store uses a core while nobody looks at pages.',
          act: 'Prometheus: rules. Tempo and Loki: compaction passes; queries of alerts do not.',
          empty: EMPTY,
        },
        {
          title: 'Messages about alerts',
          as: 'bars',
          width: 8,
          unit: 'cpm',
          queries: [
            {
              name: '{{integration}}',
              expr: `60 * sum by (integration) (${rate('alertmanager_notifications_total')}) > 0`,
            },
          ],
          shows: 'Messages a minute that Alertmanager sent, by integration.',
          worry: 'A burst: many alerts that should have been one group.',
          act: 'See group_by in stack/alertmanager; silence what is known.',
          empty: 'No message was sent in this time.',
        },
      ],
    },
  ],
};
