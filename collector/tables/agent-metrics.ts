/** The resource of agents' own metrics, which becomes the label `job`: they are never mixed with what is counted here. */
export const AGENT_METRICS_JOB = 'agent-metrics';

/**
 * Attributes of agents' own metrics that stay labels: what things are called. All others (sessions, users, accounts, machines)
 * go, as each of their values would be a series of its own.
 */
export const AGENT_METRIC_LABELS: readonly string[] = [
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.system',
  'gen_ai.request.model',
  'gen_ai.response.model',
  'gen_ai.token.type',
  'gen_ai.tool.name',
  'server.address',
  'error.type',
  'status_code',
  'success',
  'status',
  'decision',
  'model',
  'provider',
  'type',
  'token_type',
  'tool',
  'tool_name',
  'function_name',
  'language',
  'source',
  'query_source',
];

/** Names that are ours: an agent must not be able to write into them. */
export const OUR_METRICS = '^agent[._]';
