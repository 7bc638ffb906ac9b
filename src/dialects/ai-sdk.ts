import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { AI_SDK, GEN_AI, GENERAL } from './keys';

/**
 * Vercel AI SDK 7 through `@ai-sdk/otel`: GenAI names with explicit steps. Its agent and step spans repeat the sums of
 * their calls in the same keys, which is why only inference spans are counted. The session id is the application's
 * `runtimeContext.sessionId`, on agent and step spans only.
 */
export const aiSdk: Dialect = {
  ...genAi,
  name: 'Vercel AI SDK',
  claimsScope: (scope) => scope === 'gen_ai' || scope === 'ai',
  kinds: { ...genAi.kinds, agent_step: 'step' },
  fields: {
    ...genAi.fields,
    sessionId: [GEN_AI.conversationId, AI_SDK.contextSessionId, GENERAL.sessionId],
    reasoning: [GEN_AI.reasoningTokens, AI_SDK.reasoningTokens],
    timeToFirstToken: [GEN_AI.timeToFirstChunk, AI_SDK.timeToFirstChunk],
  },
};
