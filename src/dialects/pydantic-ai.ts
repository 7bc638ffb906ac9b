import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GEN_AI, PYDANTIC_AI } from './keys';

/**
 * pydantic-ai: GenAI names; an agent's sums are under names of their own. Instrumentation of versions 1 and 2 knows its
 * spans by their names. A call that was put off, for approval or for somebody else to run, is told again when it runs.
 */
export const pydanticAi: Dialect = {
  ...genAi,
  name: 'pydantic-ai',
  scopes: /^pydantic-ai$/,
  spanNames: { 'agent run': 'agent', 'running tool': 'tool' },
  fields: {
    ...genAi.fields,
    agent: [GEN_AI.agentName, PYDANTIC_AI.agentName],
    requestModel: [GEN_AI.requestModel, PYDANTIC_AI.modelName],
    cacheRead: [
      GEN_AI.cacheReadTokens,
      PYDANTIC_AI.cacheReadTokens,
      PYDANTIC_AI.anthropicCacheReadTokens,
      PYDANTIC_AI.openAiCachedTokens,
    ],
    cacheWrite: [
      GEN_AI.cacheWriteTokens,
      GEN_AI.cacheCreationTokens,
      PYDANTIC_AI.cacheWriteTokens,
      PYDANTIC_AI.anthropicCacheWriteTokens,
    ],
    reasoning: [GEN_AI.reasoningTokens, PYDANTIC_AI.reasoningTokens],
    cost: [PYDANTIC_AI.cost],
    eventKind: [PYDANTIC_AI.deferral],
    toolArguments: [GEN_AI.toolArguments, PYDANTIC_AI.toolArguments],
    toolResult: [GEN_AI.toolResult, PYDANTIC_AI.toolResult],
  },
  refine(observation) {
    if (observation.kind === 'tool' && observation.rare?.eventKind !== undefined) {
      observation.kind = 'approval';
    }
  },
};
