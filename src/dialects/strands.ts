import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GEN_AI_EVENTS, GENERAL, GEN_AI, STRANDS } from './keys';

/** No call of a model reads nothing and says nothing. */
const UNKNOWN_USAGE = { input: undefined, output: undefined, cacheRead: undefined, cacheWrite: undefined } as const;

/**
 * Strands Agents: GenAI names with content on span events. Names the framework as provider, and writes a usage of zero
 * where the model server sent none.
 */
export const strands: Dialect = {
  ...genAi,
  name: 'Strands',
  scopes: /^strands\./,
  kinds: { ...genAi.kinds, execute_event_loop_cycle: 'step' },
  fields: {
    ...genAi.fields,
    sessionId: [GENERAL.sessionId, GEN_AI.conversationId],
    timeToFirstToken: [STRANDS.timeToFirstToken],
    ending: [STRANDS.toolStatus],
  },
  spanEvents: {
    [GEN_AI_EVENTS.toolMessage]: { toolArguments: [STRANDS.eventContent] },
    [GEN_AI_EVENTS.choice]: { toolResult: [STRANDS.eventMessage], finishReason: [STRANDS.eventFinishReason] },
  },
  refine({ fields }) {
    if (fields.input === 0 && fields.output === 0) {
      Object.assign(fields, UNKNOWN_USAGE);
    }
  },
};
