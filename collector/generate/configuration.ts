import { stringify } from 'yaml';
import type { OperatorTable } from '../operator/table';
import { LLM_BOUNDS, LLM_DURATION } from '../tables/metrics';
import { countedFilter, labelGroup, metricDefinitions, NO_LLM_CALL, oneResource } from './count';
import { crowdGroups, IS_CROWD_HELPER } from './crowds';
import { dialectGroup, logGroups, spanGroups } from './derive';
import { gatewayGroup } from './gateways';
import { lookGroups } from './look';
import { LOG, SPAN } from './record';
import { contentGroups } from './redact';

const HEADER = `Made by \`npm run collector\` from the tables in collector/tables and src/dialects: change those, not this file.`;

/** The processors and connectors that are generated, as one configuration file of the collector. */
export function configuration(operator: OperatorTable): string {
  return yamlOf({
    processors: {
      'transform/look': { error_mode: 'silent', trace_statements: lookGroups('traces', operator.patterns) },
      'transform/look_logs': { error_mode: 'silent', log_statements: lookGroups('logs', operator.patterns) },
      'transform/derive': {
        error_mode: 'silent',
        trace_statements: [dialectGroup(), ...spanGroups(), ...gatewayGroup(SPAN, operator.gateways)],
      },
      'transform/derive_logs': {
        error_mode: 'silent',
        log_statements: [dialectGroup(), ...logGroups(), ...gatewayGroup(LOG, operator.gateways)],
      },
      'transform/content': { error_mode: 'silent', trace_statements: contentGroups('traces', operator.patterns) },
      'transform/content_logs': { error_mode: 'silent', log_statements: contentGroups('logs', operator.patterns) },
      'filter/counted': {
        error_mode: 'ignore',
        trace_conditions: [countedFilter(SPAN)],
        log_conditions: [countedFilter(LOG)],
      },
      'transform/labels': {
        error_mode: 'silent',
        trace_statements: [labelGroup(SPAN, operator)],
        log_statements: [labelGroup(LOG, operator)],
      },
      'transform/one_resource': {
        error_mode: 'ignore',
        trace_statements: [oneResource(SPAN)],
        log_statements: [oneResource(LOG)],
      },
      'transform/crowds': { error_mode: 'silent', metric_statements: crowdGroups() },
      'filter/crowds': { error_mode: 'ignore', metric_conditions: [IS_CROWD_HELPER] },
      'filter/llm_calls': { error_mode: 'ignore', trace_conditions: [NO_LLM_CALL] },
      'filter/durations': { error_mode: 'ignore', metric_conditions: ['metric.name == "agent.llm.calls"'] },
    },
    connectors: {
      signal_to_metrics: metricDefinitions(),
      'span_metrics/llm': {
        namespace: 'agent.llm',
        exclude_dimensions: ['service.name', 'span.name', 'span.kind', 'status.code', 'collector.instance.id'],
        dimensions: LLM_DURATION.labels.map((name) => ({ name })),
        histogram: { unit: 's', explicit: { buckets: LLM_BOUNDS.map((bound) => `${bound}s`) } },
        exemplars: { enabled: true, max_per_data_point: 5 },
        // Exemplars are gone at the next flush: Prometheus scrapes as often (stack/prometheus/prometheus.yaml).
        metrics_flush_interval: '5s',
        aggregation_cardinality_limit: 5000,
      },
    },
  });
}

/** A generated file's text. */
export function yamlOf(content: object): string {
  return `# ${HEADER}\n${stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
