import type { Dialect } from './dialect';
import { genAi } from './gen-ai';

/** Microsoft Agent Framework: GenAI names. An agent's span repeats the sums of its calls; workflows hold agents. */
export const agentFramework: Dialect = {
  ...genAi,
  name: 'Microsoft Agent Framework',
  scopes: /^agent_framework\b|^Microsoft\.Agents\.AI/,
  spanNames: { 'workflow.run': 'workflow' },
};
