import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GENERAL, GEN_AI } from './keys';

/**
 * Goose: spans of its own program under `session.id`, of which a tenth is kept by default; what follows the GenAI
 * conventions among them is read, the rest only groups.
 */
export const goose: Dialect = {
  ...genAi,
  name: 'Goose',
  scopes: /^goose\b/,
  services: /^goose\b/,
  fields: { ...genAi.fields, sessionId: [GENERAL.sessionId, GEN_AI.conversationId] },
};
