import type { Dialect } from './dialect';
import { FACT_FIELDS } from './general';
import { CLINE, CODING_AGENT } from './keys';

/**
 * Cline: log events alone, one task one session. A turn of the assistant carries the tokens of its call, a `task.tokens`
 * of the same call repeats them and is not read. Tools have neither ids nor arguments.
 */
export const cline: Dialect = {
  name: 'Cline',
  scopes: /^cline\b/,
  services: /^cline\b/,
  kinds: {},
  fields: {
    ...FACT_FIELDS,
    sessionId: [CLINE.task, CLINE.conversationId],
    provider: [CLINE.provider],
    requestModel: [CODING_AGENT.model, CLINE.modelId],
    responseId: [CLINE.requestId],
    eventKind: [CLINE.source],
    input: [CLINE.tokensIn],
    output: [CLINE.tokensOut],
    cacheRead: [CLINE.cacheReadTokens],
    cacheWrite: [CLINE.cacheWriteTokens],
    cost: [CLINE.cost],
    toolName: [CLINE.tool, CLINE.toolName],
    success: [CLINE.success],
    ending: [CLINE.status],
    errorType: [CLINE.errorType],
    errorMessage: [CLINE.errorMessage],
    httpStatus: [CLINE.errorStatus],
  },
  events: {
    'task.conversation_turn': { kind: 'llm' },
    'task.provider_api_error': { kind: 'llm', failed: true },
    'task.tool_used': { kind: 'tool' },
    'task.mcp_tool_called': { kind: 'tool' },
    'task.completed': { kind: 'end' },
    'session.ended': { kind: 'end' },
    'task.compaction_executed': { kind: 'compaction', fields: { tokensBefore: [CLINE.currentTokens] } },
    'task.summarize_task': { kind: 'compaction', fields: { tokensBefore: [CLINE.currentTokens] } },
    'task.feedback': { kind: 'feedback', fields: { label: [CLINE.feedback] } },
  },
  tokens: { inputIncludesCache: false, outputIncludesReasoning: true },
  refine(observation) {
    const { name, fields, rare } = observation;
    if (name === 'task.conversation_turn' && rare?.eventKind === 'user') {
      observation.kind = 'prompt';
    } else if (name === 'task.mcp_tool_called' && fields.ending === 'started') {
      observation.kind = 'other';
    }
  },
};
