import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { CREWAI, GENERAL, GEN_AI } from './keys';

/** CrewAI's own traces: GenAI names; the agent is its role. */
export const crewAi: Dialect = {
  ...genAi,
  name: 'CrewAI',
  scopes: /^crewai\b/,
  fields: {
    ...genAi.fields,
    agent: [GEN_AI.agentName, CREWAI.agentRole],
    errorType: [CREWAI.failureCode, GENERAL.errorType],
    errorMessage: [CREWAI.failureMessage, GENERAL.errorMessage],
    comment: [CREWAI.feedback],
  },
};
