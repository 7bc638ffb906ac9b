import type { Observation } from '../model/observation';
import type { Dialect } from './dialect';
import { FACT_FIELDS } from './general';
import { CLINE, CODING_AGENT } from './keys';

/**
 * Cline: log events alone, one task one session. A turn of the assistant carries the tokens of its call, a `task.tokens`
 * of the same call repeats them and is not read. A turn of the user is a person's words, in the editor also what tools
 * answered. Tools have neither ids nor arguments. What nobody let run automatically and did not succeed was denied; a call over MCP is told twice, the second time by name.
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
    eventKind: [CLINE.source, CLINE.autoApproved],
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
      observation.kind = 'sent';
    } else if (name === 'task.tool_used') {
      readToolUse(observation);
    } else if (name === 'task.mcp_tool_called' && fields.ending === 'started') {
      observation.kind = 'other';
    }
  },
};

/** The tool that calls another one over MCP, whose own event follows once it may run. */
const MCP_TOOL = 'use_mcp_tool';

function readToolUse(observation: Observation): void {
  const { fields, rare } = observation;
  if (fields.success === 'false' && rare?.eventKind === 'false') {
    fields.success = undefined;
    fields.ending = 'denied';
  } else if (fields.toolName === MCP_TOOL) {
    observation.kind = 'other';
  }
}
