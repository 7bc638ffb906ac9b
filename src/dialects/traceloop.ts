import type { Observation } from '../model/observation';
import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { objectIn } from './json-text';
import { GENERAL, GEN_AI, INDEXED_MESSAGES, LEGACY_GEN_AI, TRACELOOP } from './keys';

/** Traceloop's instrumentations, by their scopes, and its decorators; the official ones have other names. */
const SCOPES =
  /^traceloop\.tracer$|^opentelemetry\.instrumentation\.(openai|anthropic|langchain|llamaindex|bedrock|cohere|crewai|haystack|mistralai|ollama|openai_agents|mcp|vertexai|google_generativeai|groq|together|replicate|watsonx|agno|transformers|alephalpha|sagemaker|writer|litellm)(\.v[01]|\.instrumentation)?$/;

/** Traceloop's OpenLLMetry: GenAI names, older ones before 2025, and its own kinds where an operation is missing. */
export const traceloop: Dialect = {
  ...genAi,
  name: 'Traceloop',
  scopes: SCOPES,
  keys: [TRACELOOP.kind],
  kinds: { ...genAi.kinds, workflow: 'workflow', agent: 'agent', tool: 'tool', completion: 'llm' },
  spanNames: { 'crewai.workflow': 'workflow' },
  indexedMessages: INDEXED_MESSAGES.legacy,
  fields: {
    ...genAi.fields,
    finishReason: [GEN_AI.finishReasons, LEGACY_GEN_AI.finishReason],
    operation: [GEN_AI.operation, TRACELOOP.kind, TRACELOOP.requestType],
    sessionId: [TRACELOOP.sessionId, GEN_AI.conversationId, GENERAL.sessionId],
    user: [TRACELOOP.userId, GENERAL.userId],
    entity: [TRACELOOP.entityName],
    toolName: [GEN_AI.toolName, TRACELOOP.llamaToolName],
    toolArguments: [GEN_AI.toolArguments, TRACELOOP.llamaToolArguments, TRACELOOP.entityInput],
    toolResult: [GEN_AI.toolResult, TRACELOOP.entityOutput],
    ending: [TRACELOOP.taskStatus],
  },
  refine(observation) {
    const { kind, name, fields, rare } = observation;
    if (kind === 'agent' && name.endsWith('.task')) {
      // CrewAI: a task is given to an agent, whose span lies below.
      observation.kind = 'other';
    } else if (kind === 'other' && fields.toolName !== undefined) {
      observation.kind = 'tool';
      readLlamaTool(observation);
    } else if (kind === 'tool') {
      fields.toolName ??= rare?.entity;
      fields.toolArguments = callArguments(fields.toolArguments);
    }
  },
};

/** LlamaIndex: the task's output says what the tool answered, and whether that was an error. */
function readLlamaTool({ fields }: Observation): void {
  const output = objectIn(fields.toolResult)?.tool_output as { is_error?: unknown; blocks?: unknown } | undefined;
  if (typeof output === 'object' && output !== null) {
    fields.success = typeof output.is_error === 'boolean' ? String(!output.is_error) : undefined;
    fields.toolResult = JSON.stringify(output.blocks ?? output);
  }
}

/** LangChain's callbacks wrap the arguments in what else they know of the call, which differs each time. */
function callArguments(text: string | undefined): string | undefined {
  const wrapped = objectIn(text);
  return wrapped !== undefined && 'input_str' in wrapped ? JSON.stringify(wrapped.inputs ?? wrapped.input_str) : text;
}
