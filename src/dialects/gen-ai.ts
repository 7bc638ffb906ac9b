import type { Dialect } from './dialect';
import { GENERAL, GEN_AI } from './keys';

/**
 * OpenTelemetry's GenAI conventions, for any emitter that no other dialect claims. Both input and output are totals:
 * they include cache and reasoning tokens (conventions 1.40 and 1.41).
 */
export const genAi: Dialect = {
  name: 'OTel GenAI',
  claimsScope: () => true,
  kinds: {
    invoke_workflow: 'workflow',
    invoke_agent: 'agent',
    create_agent: 'other',
    chat: 'llm',
    generate_content: 'llm',
    text_completion: 'llm',
    execute_tool: 'tool',
  },
  fields: {
    operation: [GEN_AI.operation],
    sessionId: [GEN_AI.conversationId, GENERAL.sessionId],
    agent: [GEN_AI.agentName],
    agentVersion: [GEN_AI.agentVersion],
    provider: [GEN_AI.provider, GEN_AI.system],
    requestModel: [GEN_AI.requestModel],
    responseModel: [GEN_AI.responseModel],
    responseId: [GEN_AI.responseId],
    finishReason: [GEN_AI.finishReasons],
    timeToFirstToken: [GEN_AI.timeToFirstChunk],
    input: [GEN_AI.inputTokens],
    output: [GEN_AI.outputTokens],
    cacheRead: [GEN_AI.cacheReadTokens],
    cacheWrite: [GEN_AI.cacheWriteTokens, GEN_AI.cacheCreationTokens],
    reasoning: [GEN_AI.reasoningTokens],
    toolName: [GEN_AI.toolName],
    toolCallId: [GEN_AI.toolCallId],
    toolArguments: [GEN_AI.toolArguments],
    toolResult: [GEN_AI.toolResult],
    errorType: [GENERAL.errorType, GENERAL.exceptionType],
    errorMessage: [GENERAL.errorMessage, GENERAL.exceptionMessage],
    httpStatus: [GENERAL.httpStatus],
  },
  tokens: { inputIncludesCache: true, outputIncludesReasoning: true },
};
