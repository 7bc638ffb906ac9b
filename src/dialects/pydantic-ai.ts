import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GEN_AI, PYDANTIC_AI } from './keys';

/** pydantic-ai and Logfire: GenAI names; an agent's sums are under names of their own. */
export const pydanticAi: Dialect = {
  ...genAi,
  name: 'pydantic-ai',
  scopes: /^pydantic-ai$/,
  fields: {
    ...genAi.fields,
    agent: [GEN_AI.agentName, PYDANTIC_AI.agentName],
    requestModel: [GEN_AI.requestModel, PYDANTIC_AI.modelName],
    cacheRead: [GEN_AI.cacheReadTokens, PYDANTIC_AI.cacheReadTokens],
    reasoning: [GEN_AI.reasoningTokens, PYDANTIC_AI.reasoningTokens],
    cost: [PYDANTIC_AI.cost],
    toolArguments: [GEN_AI.toolArguments, PYDANTIC_AI.toolArguments],
    toolResult: [GEN_AI.toolResult, PYDANTIC_AI.toolResult],
  },
};
