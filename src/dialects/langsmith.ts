import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { objectIn } from './json-text';
import { GENERAL, GEN_AI, LANGSMITH } from './keys';
import { readUsageJson } from './usage-json';

/**
 * LangSmith's SDK with its OpenTelemetry exporter. An agent's run is a chain like any other, known by its name, which is
 * the agent's. Cache and reasoning are in JSON alone. A failed call is OK, with an exception.
 */
export const langSmith: Dialect = {
  ...genAi,
  name: 'LangSmith',
  scopes: /^langsmith$/,
  keys: [LANGSMITH.kind],
  kinds: { llm: 'llm', tool: 'tool' },
  fields: {
    ...genAi.fields,
    operation: [LANGSMITH.kind],
    sessionId: [LANGSMITH.sessionId, LANGSMITH.threadId, LANGSMITH.conversationId, GEN_AI.conversationId],
    user: [LANGSMITH.userId, GENERAL.userId],
    agent: [LANGSMITH.agentName],
    usageJson: [LANGSMITH.usage],
    inputMessages: [LANGSMITH.input],
    outputMessages: [LANGSMITH.output],
    toolArguments: [LANGSMITH.input],
    toolResult: [LANGSMITH.output],
  },
  refine(observation) {
    const { kind, name, fields } = observation;
    if (kind === 'llm') {
      readUsageJson(observation);
      fields.finishReason ??= /"finish_reason":"(\w+)"/.exec(fields.outputMessages ?? '')?.[1];
    } else if (kind === 'tool') {
      readTool(fields);
    } else if (fields.agent === name) {
      observation.kind = 'agent';
    }
  },
};

/** A tool's message says itself whether the tool failed. */
function readTool(fields: { toolResult?: string; success?: string; errorMessage?: string }): void {
  const output = objectIn(fields.toolResult)?.output as { content?: unknown; status?: unknown } | undefined;
  if (typeof output?.content === 'string') {
    fields.toolResult = output.content;
  }
  if (output?.status === 'error') {
    fields.success = 'false';
    fields.errorMessage ??= fields.toolResult;
  }
}
