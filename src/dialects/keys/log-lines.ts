/** Structured log lines without OpenTelemetry. */
export const JSON_LINES = {
  sessionId: 'session_id',
  runId: 'run_id',
  userId: 'user_id',
  /** Number of the agent's step. */
  step: 'step',
  tenantId: 'tenant_id',
  agent: 'agent',
  provider: 'provider',
  finishReason: 'finish_reason',
  /** Milliseconds. */
  latency: 'latency_ms',
  promptTokens: 'prompt_tokens',
  completionTokens: 'completion_tokens',
  toolCallId: 'tool_call_id',
  args: 'args',
  result: 'result',
  exception: 'exception',
  httpStatus: 'http_status',
} as const;

/** Texts of messages, on log records of Gemini CLI, Qwen Code and Claude Code. */
export const MESSAGE_TEXTS = {
  requestText: 'request_text',
  responseText: 'response_text',
  response: 'response',
} as const;
