import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { AI_SDK, GENERAL, GEN_AI } from './keys';

const SECONDS = 1000;

/**
 * Vercel AI SDK 7 through `@ai-sdk/otel`: GenAI names with explicit steps. Its agent and step spans repeat the sums of
 * their calls in the same keys, which is why only inference spans are counted. The session id is the application's
 * `runtimeContext.sessionId`, on agent and step spans only.
 */
export const aiSdk: Dialect = {
  ...genAi,
  name: 'Vercel AI SDK',
  scopes: /^gen_ai$/,
  kinds: { ...genAi.kinds, agent_step: 'step' },
  fields: {
    ...genAi.fields,
    sessionId: [GEN_AI.conversationId, AI_SDK.contextSessionId, GENERAL.sessionId],
    reasoning: [GEN_AI.reasoningTokens, AI_SDK.reasoningTokens],
    timeToFirstToken: [
      { key: GEN_AI.timeToFirstChunk, factor: SECONDS },
      { key: AI_SDK.timeToFirstChunk, factor: SECONDS },
    ],
  },
};
