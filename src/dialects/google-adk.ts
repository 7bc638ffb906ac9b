import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { ADK, GENERAL, GEN_AI } from './keys';

/**
 * Google's Agent Development Kit, both schema versions. In version 1 `call_llm` wraps `generate_content` and repeats
 * its figures, which are one call; earlier there was nothing in it. Calls of several tools at once have one more span
 * for what they answered together.
 */
export const googleAdk: Dialect = {
  ...genAi,
  name: 'Google ADK',
  scopes: /^gcp\.vertex\.agent$/,
  kinds: { ...genAi.kinds, compact_events: 'compaction' },
  spanNames: { call_llm: 'llm', 'execute_tool (merged)': 'other' },
  fields: {
    ...genAi.fields,
    sessionId: [GEN_AI.conversationId, ADK.sessionId, GENERAL.sessionId],
    toolArguments: [GEN_AI.toolArguments, ADK.toolArguments],
    toolResult: [GEN_AI.toolResult, ADK.toolResult],
    trigger: [ADK.compactionTrigger],
  },
  refine(observation) {
    const tool = observation.kind === 'other' ? TOOL_SPAN.exec(observation.name)?.[1] : undefined;
    if (tool !== undefined) {
      observation.kind = 'tool';
      observation.fields.toolName ??= tool;
    }
  },
};

/** In releases before schema versions, a tool that throws leaves its span without attributes: its name alone says what it is. */
const TOOL_SPAN = /^execute_tool (?!\(merged\)$)(.+)$/;
