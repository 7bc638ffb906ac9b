import type { Dialect } from './dialect';
import { FACT_FIELDS } from './general';
import { CLINE, CODING_AGENT, ROO_CODE } from './keys';

/**
 * Roo Code sends no OpenTelemetry: its telemetry events as a bridge hands them on, under their own names. Input is the
 * total, whatever the provider says; before late 2025 it was what the provider says.
 */
export const rooCode: Dialect = {
  name: 'Roo Code',
  scopes: /^roo[-_ ]?(code|cline)\b/i,
  services: /^roo[-_ ]?(code|cline)\b/i,
  kinds: {},
  fields: {
    ...FACT_FIELDS,
    sessionId: [ROO_CODE.task],
    parentSessionId: [ROO_CODE.parentTask],
    agentVersion: [ROO_CODE.appVersion],
    source: [ROO_CODE.editor],
    repository: [ROO_CODE.repository],
    provider: [ROO_CODE.provider],
    requestModel: [CLINE.modelId, CODING_AGENT.model],
    input: [ROO_CODE.inputTokens],
    output: [ROO_CODE.outputTokens],
    cacheRead: [CLINE.cacheReadTokens],
    cacheWrite: [CLINE.cacheWriteTokens],
    cost: [ROO_CODE.cost],
    toolName: [CLINE.tool, CLINE.toolName],
    success: [CLINE.success],
  },
  events: {
    'LLM Completion': { kind: 'llm' },
    'Tool Used': { kind: 'tool' },
    'Task Completed': { kind: 'end' },
    'Context Condensed': { kind: 'compaction' },
    'Sliding Window Truncation': { kind: 'compaction' },
  },
  tokens: { inputIncludesCache: true, outputIncludesReasoning: true },
};
