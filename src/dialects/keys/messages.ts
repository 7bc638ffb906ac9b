/** What a request to a model was made of, beside its messages: read only when somebody takes the request along. */
export const GEN_AI_REQUEST = {
  systemInstructions: 'gen_ai.system_instructions',
  /** JSON of the tools that the model may call. */
  toolDefinitions: 'gen_ai.tool.definitions',
  maxTokens: 'gen_ai.request.max_tokens',
  topP: 'gen_ai.request.top_p',
  topK: 'gen_ai.request.top_k',
  seed: 'gen_ai.request.seed',
  stopSequences: 'gen_ai.request.stop_sequences',
  frequencyPenalty: 'gen_ai.request.frequency_penalty',
  presencePenalty: 'gen_ai.request.presence_penalty',
} as const;

/** Beginnings of names that hold a message's fields one by one. */
export const INDEXED_MESSAGES = {
  openInference: { input: 'llm.input_messages.', output: 'llm.output_messages.' },
  /** Of Traceloop, and of those that took it over, before OpenTelemetry had a convention for messages. */
  legacy: { input: 'gen_ai.prompt.', output: 'gen_ai.completion.' },
} as const;
