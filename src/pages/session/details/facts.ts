import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';

import { type CallCost } from '../../../analysis/cost';
import { type LlmCall, type Session, type ToolCall } from '../../../model/session';
import { TOKEN_BUCKETS, totalTokens } from '../../../model/tokens';
import { formatCount, formatDateTime, formatDuration, formatTimeOfDay, formatUsd, UNKNOWN } from '../../../ui/format';
import { bucketLabel } from '../../../ui/TokenCount';
import { type TreeNode } from '../tree/nodes';

/** A name and a value of the details' list. */
export interface Fact {
  name: string;
  value: string;
}

/**
 * What is known of a node besides its content, in the order in which one asks for it.
 *
 * @param cost of a call of a model; undefined where it has no price
 */
export function factsOf(node: TreeNode, timeZone: TimeZone, cost?: CallCost): Fact[] {
  return [...timing(node, timeZone), ...subject(node), ...tokens(node), ...price(node, cost)];
}

function price(node: TreeNode, cost: CallCost | undefined): Fact[] {
  if (node.kind !== 'call' || node.call.kind !== 'llm') {
    return [];
  }
  return [
    { name: t('session.fact.cost', 'Cost'), value: cost === undefined ? UNKNOWN : formatUsd(cost.usd) },
    ...(cost === undefined
      ? []
      : [
          {
            name: t('session.fact.price-from', 'Price from'),
            value: cost.source ?? t('session.fact.price-reported', 'the agent, which reported the cost'),
          },
        ]),
  ];
}

function timing({ start, end }: TreeNode, timeZone: TimeZone): Fact[] {
  return [
    { name: t('session.fact.start', 'Started'), value: formatDateTime(start, timeZone) },
    { name: t('session.fact.end', 'Ended'), value: formatTimeOfDay(end, timeZone) },
    { name: t('session.fact.duration', 'Duration'), value: formatDuration(end - start) },
  ];
}

function subject(node: TreeNode): Fact[] {
  switch (node.kind) {
    case 'session':
      return sessionFacts(node.session);
    case 'run':
      return [
        { name: t('session.fact.agent', 'Agent'), value: node.run.agent ?? UNKNOWN },
        ...known(t('session.fact.evidence', 'Judged by'), node.run.evidence),
      ];
    case 'step':
      return [{ name: t('session.fact.calls', 'Calls'), value: formatCount(node.step.calls.length) }];
    case 'call':
      return node.call.kind === 'llm' ? llmFacts(node.call) : toolFacts(node.call);
  }
}

function sessionFacts(session: Session): Fact[] {
  return [
    { name: t('session.fact.id', 'Session id'), value: session.id },
    { name: t('session.fact.key', 'Read from'), value: session.key },
    { name: t('session.fact.traces', 'Traces'), value: formatCount(session.traceIds.length) },
    ...known(t('session.fact.user', 'User'), session.user),
    ...known(t('session.fact.team', 'Team'), session.team),
    ...known(t('session.fact.tenant', 'Tenant'), session.tenant),
    ...known(t('session.fact.repository', 'Repository'), session.repository),
    ...known(t('session.fact.branch', 'Branch'), session.branch),
    ...known(t('session.fact.commit', 'Commit'), session.commit),
    ...known(t('session.fact.pull-request', 'Pull request'), session.pullRequest),
    ...known(t('session.fact.issue', 'Issue'), session.issue),
  ];
}

function llmFacts(call: LlmCall): Fact[] {
  return [
    { name: t('session.fact.provider', 'Provider'), value: call.provider ?? UNKNOWN },
    ...known(t('session.fact.gateway', 'Gateway'), call.gateway),
    { name: t('session.fact.request-model', 'Model asked'), value: call.requestModel ?? UNKNOWN },
    { name: t('session.fact.response-model', 'Model answered'), value: call.responseModel ?? UNKNOWN },
    { name: t('session.fact.first-token', 'First token after'), value: formatDuration(call.timeToFirstToken) },
    { name: t('session.fact.finish', 'Finish reason'), value: call.finishReason ?? UNKNOWN },
    ...known(t('session.fact.retry-of', 'Tries again'), call.retryOf?.spanId),
    ...known(t('session.fact.fallback', 'In place of'), call.fallbackFrom),
  ];
}

function toolFacts({ callId, toolKind, approval }: ToolCall): Fact[] {
  return [
    { name: t('session.fact.call-id', 'Call id'), value: callId ?? UNKNOWN },
    ...known(t('session.fact.tool-kind', 'Kind'), toolKind),
    ...known(t('session.fact.approval', 'Approval'), approval?.decision),
    ...known(t('session.fact.approved-by', 'Decided by'), approval?.source),
    ...(approval?.wait === undefined
      ? []
      : [{ name: t('session.fact.approval-wait', 'Waited for it'), value: formatDuration(approval.wait) }]),
  ];
}

/** A fact that few emitters report: no line for it where it is not known. */
function known(name: string, value: string | undefined): Fact[] {
  return value === undefined || value === '' ? [] : [{ name, value }];
}

function tokens(node: TreeNode): Fact[] {
  if (node.kind === 'call' && node.call.kind === 'tool' && node.isLeaf) {
    return [];
  }
  if (totalTokens(node.tokens) === undefined) {
    return [{ name: t('session.fact.no-tokens', 'Tokens'), value: UNKNOWN }];
  }
  return TOKEN_BUCKETS.map((bucket) => ({
    name: t('session.fact.tokens', 'Tokens, {{bucket}}', { bucket: bucketLabel(bucket) }),
    value: formatCount(node.tokens[bucket]),
  }));
}
