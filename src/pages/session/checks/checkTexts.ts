import { t } from '@grafana/i18n';

import { type Check, type CheckId, type CheckUnit, type CheckVerdict } from '../../../analysis/checks/checks';
import { formatCount, formatDuration, formatPercent, formatShort } from '../../../ui/format';

/** A check's name in the viewer's language. */
export function checkLabel(id: CheckId): string {
  const labels: Record<CheckId, string> = {
    identical_failing: t('session.check.identical-failing', 'Identical failing calls'),
    oscillation: t('session.check.oscillation', 'Going round between calls'),
    identical: t('session.check.identical', 'Identical calls'),
    stall: t('session.check.stall', 'Nothing new for long'),
    tool_errors: t('session.check.tool-errors', 'Failed tool calls'),
    model_errors: t('session.check.model-errors', 'Failed calls of models'),
    retries: t('session.check.retries', 'Requests tried again and again'),
    context: t('session.check.context', 'Context nearly full'),
    compactions: t('session.check.compactions', 'Conversation condensed'),
    slow_tools: t('session.check.slow-tools', 'Slow tools'),
    approvals: t('session.check.approvals', 'Long waits for approval'),
    denials: t('session.check.denials', 'Denied tool calls'),
    unknown_outcomes: t('session.check.unknown-outcomes', 'Tool calls without an outcome'),
  };
  return labels[id];
}

/** What a check looks for, with the threshold that it uses. */
export function checkRule({ id, threshold, unit }: Check): string {
  const from = inUnit(unit, threshold);
  const rules: Record<CheckId, string> = {
    identical_failing: t(
      'session.check-rule.identical-failing',
      'the same tool with the same arguments fails with the same class of error, {{from}} times or more',
      { from }
    ),
    oscillation: t('session.check-rule.oscillation', 'two to four calls take turns, {{from}} rounds or more', { from }),
    identical: t(
      'session.check-rule.identical',
      'the same tool with the same arguments and result, {{from}} times or more, with nothing written between',
      { from }
    ),
    stall: t('session.check-rule.stall', '{{from}} calls or more without a new call or result', { from }),
    tool_errors: t('session.check-rule.tool-errors', 'tool calls that ended with an error or timed out'),
    model_errors: t('session.check-rule.model-errors', 'requests of which the last attempt failed'),
    retries: t('session.check-rule.retries', '{{from}} attempts in vain or more of one request', { from }),
    context: t('session.check-rule.context', 'a call fills {{from}} of the model’s window or more', { from }),
    compactions: t('session.check-rule.compactions', 'told by the agent, or seen in the tokens of the next call'),
    slow_tools: t('session.check-rule.slow-tools', 'tools other than sub-agents that run {{from}} or longer', { from }),
    approvals: t('session.check-rule.approvals', 'a call waits {{from}} or longer for a decision', { from }),
    denials: t('session.check-rule.denials', 'somebody or a rule did not let a tool run'),
    unknown_outcomes: t('session.check-rule.unknown-outcomes', 'no record says how the call ended'),
  };
  return rules[id];
}

/** A verdict of a check in the viewer's language. */
export function checkVerdictLabel({ verdict, inspected }: Pick<Check, 'verdict' | 'inspected'>): string {
  const labels: Record<CheckVerdict, string> = {
    clean: t('session.check-verdict.clean', 'clean, {{inspected}} inspected', { inspected: formatCount(inspected) }),
    noticed: t('session.check-verdict.noticed', 'noticed'),
    suspected: t('session.check-verdict.suspected', 'suspected'),
    found: t('session.check-verdict.found', 'found'),
    unknown: t('session.check-verdict.unknown', 'nothing to judge by'),
  };
  return labels[verdict];
}

/** A check's value with its unit. */
export function inUnit(unit: CheckUnit, value: number | undefined): string {
  const formats: Record<CheckUnit, (value: number | undefined) => string> = {
    count: formatCount,
    ratio: formatPercent,
    milliseconds: formatDuration,
    tokens: formatShort,
  };
  return formats[unit](value);
}
