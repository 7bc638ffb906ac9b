import { metricOf } from '../../../alert-rules/contract/metrics';
import { isWaiting } from '../../../alert-rules/generator/check-rules';
import { allFiles } from '../../../alert-rules/generator/generate';
import { readExpression } from '../../../alert-rules/generator/promql/selectors';
import { REAL_TIME } from '../../../alert-rules/generator/windows';
import { shipped } from '../../../alert-rules/testing/definitions';

/** Series that the loaded rules read, and that are not there while the demo agent works: each with the reason. */
export const NOT_IN_THE_DEMO: Readonly<Record<string, string>> = {
  agent_approvals_total: 'the demo agent asks nobody',
  agent_approval_wait_seconds_bucket: 'the demo agent asks nobody',
  agent_approval_wait_seconds_count: 'the demo agent asks nobody',
  otelcol_exporter_send_failed_spans: 'appears with the first failure',
  otelcol_exporter_send_failed_log_records: 'appears with the first failure',
  otelcol_exporter_enqueue_failed_spans: 'appears with the first failure',
  otelcol_exporter_enqueue_failed_log_records: 'appears with the first failure',
};

/** Every name of a series that the loaded rules read and no rule records. */
export function ruleInputs(): string[] {
  const rules = allFiles(shipped, REAL_TIME)
    .filter((file) => !isWaiting(file))
    .flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  const read = rules.flatMap(({ expr }) => readExpression(expr).selectors.map(({ metric }) => metric));
  return [...new Set(read)].filter((metric) => metricOf(metric) !== undefined).sort();
}
