import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GENERAL, GEN_AI, INDEXED_MESSAGES, LEGACY_GEN_AI, LITELLM, TRACELOOP } from './keys';

/**
 * LiteLLM, as SDK or as proxy. Its first logger writes onto the caller's own span where there is one, each call over the
 * one before; what the provider was sent is a child span of other names and no call of its own.
 */
export const liteLlm: Dialect = {
  ...genAi,
  name: 'LiteLLM',
  scopes: /^litellm\b/,
  keys: [LITELLM.model],
  kinds: { ...genAi.kinds, completion: 'llm', acompletion: 'llm', responses: 'llm', aresponses: 'llm' },
  indexedMessages: INDEXED_MESSAGES.legacy,
  fields: {
    ...genAi.fields,
    finishReason: [GEN_AI.finishReasons, LEGACY_GEN_AI.finishReason],
    operation: [GEN_AI.operation, TRACELOOP.requestType],
    requestModel: [GEN_AI.requestModel, LITELLM.model],
    cost: [LITELLM.cost, LITELLM.costBefore],
    team: [LITELLM.team, LITELLM.teamId, LITELLM.teamBefore, GENERAL.team],
    user: [GENERAL.userId, LITELLM.endUser, LITELLM.endUserBefore],
    organisation: [LITELLM.organisation, GENERAL.organisation],
    httpStatus: [LITELLM.errorCode, GENERAL.httpStatus],
  },
};
