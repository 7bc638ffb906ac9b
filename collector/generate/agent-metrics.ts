import { AGENT_METRIC_LABELS, AGENT_METRICS_JOB, OUR_METRICS } from '../tables/agent-metrics';
import { yamlOf } from './configuration';
import { cappedNames } from './count';
import { literal, matches, set } from './ottl';
import { DATAPOINT } from './record';

const SUMS_AND_HISTOGRAMS = ['METRIC_DATA_TYPE_SUM', 'METRIC_DATA_TYPE_HISTOGRAM'] as const;

/**
 * Agents' own metrics, as a configuration file to be given beside the others. Each process counts for itself, so what it counts
 * since last time is taken (deltas), its ids are removed, what is then the same is added up, and summed again.
 *
 * Deltas get the time at which they are added: those of two processes overlap, and would be dropped as out of order.
 */
export function agentMetricsConfiguration(): string {
  const { attribute } = DATAPOINT;
  return yamlOf({
    processors: {
      'filter/agent_metrics': {
        error_mode: 'ignore',
        metric_conditions: [
          matches('metric.name', OUR_METRICS),
          // The last value of one of many processes says nothing once nobody can tell which.
          SUMS_AND_HISTOGRAMS.map((type) => `metric.type != ${type}`).join(' and '),
        ],
      },
      'cumulativetodelta/agent_metrics': { max_staleness: '24h' },
      'batch/agent_metrics': { timeout: '1s' },
      'transform/agent_metrics': {
        error_mode: 'silent',
        metric_statements: [
          {
            context: 'datapoint',
            statements: [
              `keep_keys(datapoint.attributes, [${AGENT_METRIC_LABELS.map(literal).join(', ')}])`,
              ...cappedNames(DATAPOINT),
              set(attribute('service'), 'resource.attributes["service.name"]'),
              set('datapoint.start_time', 'Now()'),
              set('datapoint.time', 'Now()'),
            ],
          },
          {
            context: 'metric',
            statements: [
              `aggregate_on_attributes("sum", [${[...AGENT_METRIC_LABELS, 'service'].map(literal).join(', ')}])`,
            ],
          },
          {
            context: 'resource',
            statements: [
              'keep_matching_keys(resource.attributes, "^$$")',
              set('resource.attributes["service.name"]', literal(AGENT_METRICS_JOB)),
            ],
          },
        ],
      },
    },
    service: {
      pipelines: {
        'metrics/agents': {
          receivers: ['otlp'],
          processors: [
            'memory_limiter',
            'filter/agent_metrics',
            'cumulativetodelta/agent_metrics',
            'batch/agent_metrics',
            'transform/agent_metrics',
            'deltatocumulative',
          ],
          exporters: ['prometheus'],
        },
      },
    },
  });
}
