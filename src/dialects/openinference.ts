import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GENERAL, GEN_AI, OPENINFERENCE } from './keys';

/** OpenInference instrumentations (Arize). Totals include cache and reasoning. Chains only group. */
export const openInference: Dialect = {
  ...genAi,
  name: 'OpenInference',
  scopes: /^openinference\./,
  keys: [OPENINFERENCE.kind],
  kinds: { LLM: 'llm', TOOL: 'tool', AGENT: 'agent' },
  fields: {
    ...genAi.fields,
    operation: [OPENINFERENCE.kind],
    sessionId: [GENERAL.sessionId, GEN_AI.conversationId],
    agent: [OPENINFERENCE.agentName],
    provider: [OPENINFERENCE.provider, OPENINFERENCE.system],
    requestModel: [OPENINFERENCE.requestModel, OPENINFERENCE.model],
    responseModel: [OPENINFERENCE.responseModel],
    finishReason: [OPENINFERENCE.finishReason],
    input: [OPENINFERENCE.inputTokens],
    output: [OPENINFERENCE.outputTokens],
    cacheRead: [OPENINFERENCE.cacheReadTokens],
    cacheWrite: [OPENINFERENCE.cacheWriteTokens],
    reasoning: [OPENINFERENCE.reasoningTokens],
    cost: [OPENINFERENCE.cost],
    toolName: [OPENINFERENCE.toolName],
    toolCallId: [OPENINFERENCE.toolCallId, OPENINFERENCE.toolId],
    toolArguments: [OPENINFERENCE.input],
    toolResult: [OPENINFERENCE.output],
  },
  refine(observation) {
    // LangChain's agents are named by their span alone.
    if (observation.kind === 'agent') {
      observation.fields.agent ??= observation.name;
    }
  },
};
