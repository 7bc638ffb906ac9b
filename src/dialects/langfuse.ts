import type { Observation } from '../model/observation';
import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GENERAL, GEN_AI, LANGFUSE } from './keys';
import { namedArguments } from './python-arguments';
import { isAnthropicUsage, readCostJson, readUsageJson } from './usage-json';

/** Langfuse SDKs. What a span is about is its name; usage and cost are JSON, in the caller's own names. */
export const langfuse: Dialect = {
  ...genAi,
  name: 'Langfuse',
  scopes: /^langfuse-sdk$/,
  keys: [LANGFUSE.type],
  kinds: { generation: 'llm', agent: 'agent', tool: 'tool' },
  fields: {
    ...genAi.fields,
    operation: [LANGFUSE.type],
    sessionId: [GENERAL.sessionId, LANGFUSE.sessionId, GEN_AI.conversationId],
    user: [GENERAL.userId, LANGFUSE.userId],
    agentVersion: [LANGFUSE.release],
    instructionVersion: [LANGFUSE.promptVersion],
    requestModel: [LANGFUSE.model, GEN_AI.requestModel],
    usageJson: [LANGFUSE.usage],
    costJson: [LANGFUSE.cost],
    inputMessages: [LANGFUSE.input],
    outputMessages: [LANGFUSE.output],
    toolArguments: [LANGFUSE.input],
    toolResult: [LANGFUSE.output],
    eventKind: [LANGFUSE.level],
    firstTokenAt: [LANGFUSE.completionStart],
    errorMessage: [LANGFUSE.statusMessage, GENERAL.exceptionMessage],
  },
  refine(observation) {
    const { kind, name, fields, rare } = observation;
    if (rare?.eventKind === 'ERROR') {
      // Some of its SDKs say so here alone.
      observation.status = 'error';
    }
    if (kind === 'llm') {
      if (rare !== undefined && isAnthropicUsage(rare.usageJson)) {
        rare.semantics ??= 'exclusive';
      }
      readFirstToken(observation);
      readUsageJson(observation);
      readCostJson(observation);
    } else if (kind === 'tool') {
      fields.toolArguments = namedArguments(fields.toolArguments);
    } else if (kind === 'agent') {
      fields.agent ??= name;
    }
  },
};

/** Langfuse tells a time where others tell how long it took. */
function readFirstToken({ fields, rare, start }: Observation): void {
  const wait = Date.parse((rare?.firstTokenAt ?? '').replaceAll('"', '')) - start;
  if (wait >= 0) {
    fields.timeToFirstToken ??= wait;
  }
}
