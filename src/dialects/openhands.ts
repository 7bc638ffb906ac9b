import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GENERAL, GEN_AI, INDEXED_MESSAGES, LAMINAR, LEGACY_GEN_AI } from './keys';

/** OpenHands, through Laminar's SDK: calls of models with GenAI names, everything else with Laminar's. */
export const openHands: Dialect = {
  ...genAi,
  name: 'OpenHands (Laminar)',
  scopes: /^(lmnr|openhands)\b/,
  services: /^openhands/,
  keys: [LAMINAR.spanType],
  kinds: { ...genAi.kinds, LLM: 'llm', TOOL: 'tool' },
  spanNames: { 'conversation.run': 'agent', 'agent.step': 'step' },
  indexedMessages: INDEXED_MESSAGES.legacy,
  fields: {
    ...genAi.fields,
    finishReason: [GEN_AI.finishReasons, LEGACY_GEN_AI.finishReason],
    operation: [GEN_AI.operation, LAMINAR.spanType],
    sessionId: [LAMINAR.sessionId, GEN_AI.conversationId, GENERAL.sessionId],
    user: [LAMINAR.userId, GENERAL.userId],
    toolArguments: [GEN_AI.toolArguments, LAMINAR.input],
    toolResult: [GEN_AI.toolResult, LAMINAR.output],
  },
};
