import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { objectIn } from './json-text';
import { GENERAL, GEN_AI, TRACELOOP } from './keys';

/** Traceloop's instrumentations, by their scopes; the official ones for the same libraries have other names. */
const SCOPES =
  /^opentelemetry\.instrumentation\.(openai|anthropic|langchain|llamaindex|bedrock|cohere|crewai|haystack|mistralai|ollama|openai_agents|mcp|vertexai|google_generativeai|groq|together|replicate|watsonx|agno|transformers|alephalpha)$/;

/** Traceloop's OpenLLMetry: GenAI names, older ones before 2025, and its own kinds where an operation is missing. */
export const traceloop: Dialect = {
  ...genAi,
  name: 'Traceloop',
  scopes: SCOPES,
  keys: [TRACELOOP.kind],
  kinds: { ...genAi.kinds, workflow: 'workflow', agent: 'agent', tool: 'tool', completion: 'llm' },
  fields: {
    ...genAi.fields,
    operation: [GEN_AI.operation, TRACELOOP.kind, TRACELOOP.requestType],
    sessionId: [TRACELOOP.sessionId, GEN_AI.conversationId, GENERAL.sessionId],
    user: [TRACELOOP.userId, GENERAL.userId],
    toolName: [GEN_AI.toolName, TRACELOOP.entityName],
    toolArguments: [GEN_AI.toolArguments, TRACELOOP.entityInput],
    toolResult: [GEN_AI.toolResult, TRACELOOP.entityOutput],
    ending: [TRACELOOP.taskStatus],
  },
  refine({ kind, fields }) {
    // LangChain's callbacks wrap the arguments in what else they know of the call, which differs each time.
    const wrapped = kind === 'tool' ? objectIn(fields.toolArguments) : undefined;
    if (wrapped !== undefined && 'input_str' in wrapped) {
      fields.toolArguments = JSON.stringify(wrapped.inputs ?? wrapped.input_str);
    }
  },
};
