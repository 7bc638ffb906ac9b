/**
 * Every attribute name that the recorder reads. Names appear here and nowhere else: dialects say which of them carry a
 * field, queries which of them to ask for. Definitions: the OpenTelemetry semantic conventions for GenAI unless noted.
 */

export * from './keys/editors';
export * from './keys/platforms';
export * from './keys/log-lines';
export * from './keys/recorder';
export * from './keys/messages';

/** OpenTelemetry GenAI, names of 1.34 and later. */
export const GEN_AI = {
  operation: 'gen_ai.operation.name',
  conversationId: 'gen_ai.conversation.id',
  agentName: 'gen_ai.agent.name',
  agentVersion: 'gen_ai.agent.version',
  provider: 'gen_ai.provider.name',
  /** Before 1.37. */
  system: 'gen_ai.system',
  requestModel: 'gen_ai.request.model',
  responseModel: 'gen_ai.response.model',
  responseId: 'gen_ai.response.id',
  finishReasons: 'gen_ai.response.finish_reasons',
  temperature: 'gen_ai.request.temperature',
  /** Seconds. */
  timeToFirstChunk: 'gen_ai.response.time_to_first_chunk',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  cacheReadTokens: 'gen_ai.usage.cache_read.input_tokens',
  /** Up to 1.41; `cache_write` after it. */
  cacheCreationTokens: 'gen_ai.usage.cache_creation.input_tokens',
  cacheWriteTokens: 'gen_ai.usage.cache_write.input_tokens',
  reasoningTokens: 'gen_ai.usage.reasoning.output_tokens',
  /** No convention's, but of several emitters. */
  totalTokens: 'gen_ai.usage.total_tokens',
  /** agento11y's: `inclusive` or `exclusive`. */
  tokenSemantics: 'gen_ai.token.semantics',
  toolName: 'gen_ai.tool.name',
  toolCallId: 'gen_ai.tool.call.id',
  toolType: 'gen_ai.tool.type',
  toolArguments: 'gen_ai.tool.call.arguments',
  toolResult: 'gen_ai.tool.call.result',
  /** Text of messages; some emitters keep a tool's arguments and result there. */
  inputMessages: 'gen_ai.input.messages',
  outputMessages: 'gen_ai.output.messages',
  evaluationName: 'gen_ai.evaluation.name',
  evaluationScore: 'gen_ai.evaluation.score.value',
  evaluationLabel: 'gen_ai.evaluation.score.label',
  evaluationExplanation: 'gen_ai.evaluation.explanation',
  /** After 1.41: what the call was sent had been condensed. Only ever true. */
  compacted: 'gen_ai.conversation.compacted',
} as const;

/** Names of GenAI events, of log records and of spans. */
export const GEN_AI_EVENTS = {
  inference: 'gen_ai.client.inference.operation.details',
  evaluation: 'gen_ai.evaluation.result',
  /** Before 1.37; on spans, by some until today. */
  systemMessage: 'gen_ai.system.message',
  userMessage: 'gen_ai.user.message',
  assistantMessage: 'gen_ai.assistant.message',
  toolMessage: 'gen_ai.tool.message',
  choice: 'gen_ai.choice',
  /** Since 1.41, in place of the event `exception`: a call of a model failed. */
  exception: 'gen_ai.client.operation.exception',
} as const;

/** Names under `gen_ai.` that no released convention has (any more), still written by many. */
export const LEGACY_GEN_AI = {
  /** Beside messages that are written one attribute a field. */
  finishReason: 'gen_ai.completion.0.finish_reason',
  /** Before 1.27. */
  promptTokens: 'gen_ai.usage.prompt_tokens',
  completionTokens: 'gen_ai.usage.completion_tokens',
  cacheReadTokens: 'gen_ai.usage.cache_read_input_tokens',
  cacheCreationTokens: 'gen_ai.usage.cache_creation_input_tokens',
  cacheWriteTokens: 'gen_ai.usage.cache_write_input_tokens',
  reasoningTokens: 'gen_ai.usage.reasoning_tokens',
  /** US dollars. */
  cost: 'gen_ai.usage.cost',
  /** Traceloop's before it took up the conventions. */
  llmPromptTokens: 'llm.usage.prompt_tokens',
  llmCompletionTokens: 'llm.usage.completion_tokens',
  llmTotalTokens: 'llm.usage.total_tokens',
} as const;

/** Model Context Protocol. */
export const MCP = {
  method: 'mcp.method.name',
  sessionId: 'mcp.session.id',
} as const;

/** Vercel AI SDK 7 with `@ai-sdk/otel`: GenAI names, and these where it has its own. */
export const AI_SDK = {
  /** The application's own context; `sessionId` is what its documentation uses. Agent and step spans only. */
  contextSessionId: 'ai.settings.context.sessionId',
  reasoningTokens: 'ai.usage.outputTokenDetails.reasoningTokens',
  /** Seconds, despite the name of a metric. */
  timeToFirstChunk: 'gen_ai.client.operation.time_to_first_chunk',
} as const;

/** Vercel AI SDK up to 6, and 7 with its legacy integration. */
export const AI_SDK_LEGACY = {
  operation: 'ai.operationId',
  functionId: 'ai.telemetry.functionId',
  metadataSessionId: 'ai.telemetry.metadata.sessionId',
  metadataUserId: 'ai.telemetry.metadata.userId',
  /** Headers that the application sets; OpenCode names the session that started its sub-agent so. */
  parentSessionHeader: 'ai.request.headers.x-parent-session-id',
  provider: 'ai.model.provider',
  model: 'ai.model.id',
  responseModel: 'ai.response.model',
  responseId: 'ai.response.id',
  finishReason: 'ai.response.finishReason',
  /** Milliseconds. */
  timeToFirstChunk: 'ai.response.msToFirstChunk',
  inputTokens: 'ai.usage.inputTokens',
  outputTokens: 'ai.usage.outputTokens',
  /** Version 4. */
  promptTokens: 'ai.usage.promptTokens',
  completionTokens: 'ai.usage.completionTokens',
  cacheReadTokens: 'ai.usage.inputTokenDetails.cacheReadTokens',
  cachedInputTokens: 'ai.usage.cachedInputTokens',
  cacheWriteTokens: 'ai.usage.inputTokenDetails.cacheWriteTokens',
  reasoningTokens: 'ai.usage.reasoningTokens',
  prompt: 'ai.prompt',
  promptMessages: 'ai.prompt.messages',
  responseToolCalls: 'ai.response.toolCalls',
  /** JSON of what the provider says besides; versions 4 and 5 leave cache tokens there. */
  providerMetadata: 'ai.response.providerMetadata',
  toolName: 'ai.toolCall.name',
  toolCallId: 'ai.toolCall.id',
  toolArguments: 'ai.toolCall.args',
  toolResult: 'ai.toolCall.result',
} as const;

/** OpenInference, semantic conventions 0.1. */
export const OPENINFERENCE = {
  kind: 'openinference.span.kind',
  agentName: 'agent.name',
  provider: 'llm.provider',
  system: 'llm.system',
  model: 'llm.model_name',
  requestModel: 'llm.request.model_name',
  responseModel: 'llm.response.model_name',
  finishReason: 'llm.finish_reason',
  inputTokens: 'llm.token_count.prompt',
  outputTokens: 'llm.token_count.completion',
  cacheReadTokens: 'llm.token_count.prompt_details.cache_read',
  cacheWriteTokens: 'llm.token_count.prompt_details.cache_write',
  reasoningTokens: 'llm.token_count.completion_details.reasoning',
  totalTokens: 'llm.token_count.total',
  /** US dollars. */
  cost: 'llm.cost.total',
  toolName: 'tool.name',
  toolId: 'tool.id',
  toolCallId: 'tool_call.id',
  input: 'input.value',
  output: 'output.value',
  /** JSON. */
  metadata: 'metadata',
} as const;

/** Traceloop's OpenLLMetry. */
export const TRACELOOP = {
  kind: 'traceloop.span.kind',
  requestType: 'llm.request.type',
  sessionId: 'traceloop.association.properties.session_id',
  userId: 'traceloop.association.properties.user_id',
  entityName: 'traceloop.entity.name',
  entityInput: 'traceloop.entity.input',
  entityOutput: 'traceloop.entity.output',
  taskStatus: 'gen_ai.task.status',
  /** LlamaIndex: of the task that runs a tool, whose kind is `task` like any other's. */
  llamaToolName: 'tool.name',
  llamaToolArguments: 'tool.arguments',
} as const;

/** Strands Agents. */
export const STRANDS = {
  /** Milliseconds on spans; the metric of the same name is in seconds. */
  timeToFirstToken: 'gen_ai.server.time_to_first_token',
  toolStatus: 'gen_ai.tool.status',
  /** On span events. */
  eventContent: 'content',
  eventMessage: 'message',
  eventFinishReason: 'finish_reason',
} as const;

/** Google's Agent Development Kit. */
export const ADK = {
  sessionId: 'gcp.vertex.agent.session_id',
  toolArguments: 'gcp.vertex.agent.tool_call_args',
  toolResult: 'gcp.vertex.agent.tool_response',
  compactionTrigger: 'gen_ai.compaction.trigger',
} as const;

/** pydantic-ai. */
export const PYDANTIC_AI = {
  agentName: 'agent_name',
  modelName: 'model_name',
  reasoningTokens: 'gen_ai.usage.details.reasoning_tokens',
  cacheReadTokens: 'gen_ai.usage.details.cache_read_tokens',
  cacheWriteTokens: 'gen_ai.usage.details.cache_write_tokens',
  /** Of versions before 1: a provider's own names. */
  anthropicCacheReadTokens: 'gen_ai.usage.details.cache_read_input_tokens',
  anthropicCacheWriteTokens: 'gen_ai.usage.details.cache_creation_input_tokens',
  openAiCachedTokens: 'gen_ai.usage.details.cached_tokens',
  /** On the span of a call that was not run: it waits for somebody's approval, or for somebody else to run it. */
  deferral: 'pydantic_ai.tool.deferral.name',
  /** US dollars. */
  cost: 'operation.cost',
  toolArguments: 'tool_arguments',
  toolResult: 'tool_response',
} as const;

/** Names without a prefix that coding agents share, on spans and log records. */
export const CODING_AGENT = {
  model: 'model',
  agentId: 'agent_id',
  agentName: 'agent_name',
  promptId: 'prompt_id',
  /** Milliseconds. */
  duration: 'duration_ms',
  timeToFirstToken: 'ttft_ms',
  inputTokens: 'input_tokens',
  outputTokens: 'output_tokens',
  cacheReadTokens: 'cache_read_tokens',
  cacheCreationTokens: 'cache_creation_tokens',
  inputTokenCount: 'input_token_count',
  outputTokenCount: 'output_token_count',
  cachedContentTokenCount: 'cached_content_token_count',
  cachedTokenCount: 'cached_token_count',
  cacheWriteTokenCount: 'cache_write_token_count',
  thoughtsTokenCount: 'thoughts_token_count',
  reasoningTokenCount: 'reasoning_token_count',
  totalTokenCount: 'total_token_count',
  /** US dollars. */
  cost: 'cost_usd',
  attempt: 'attempt',
  attemptNumber: 'attempt_number',
  finishReasons: 'finish_reasons',
  stopReason: 'stop_reason',
  requestId: 'request_id',
  responseId: 'response_id',
  functionName: 'function_name',
  functionArguments: 'function_args',
  toolName: 'tool_name',
  toolUseId: 'tool_use_id',
  toolCallId: 'call_id',
  toolType: 'tool_type',
  toolInput: 'tool_input',
  toolParameters: 'tool_parameters',
  arguments: 'arguments',
  output: 'output',
  success: 'success',
  status: 'status',
  decision: 'decision',
  decisionSource: 'source',
  trigger: 'trigger',
  prompt: 'prompt',
} as const;

/** Claude Code. */
export const CLAUDE_CODE = {
  spanType: 'span.type',
  promptId: 'prompt.id',
  tokensBefore: 'pre_tokens',
  tokensAfter: 'post_tokens',
  appVersion: 'app.version',
  entrypoint: 'app.entrypoint',
  userEmail: 'user.email',
} as const;

/** OpenAI Codex CLI. */
export const CODEX = {
  conversationId: 'conversation.id',
  eventKind: 'event.kind',
  contextWindow: 'context_window',
  providerName: 'provider_name',
  accountId: 'user.account_id',
  reasoningTokens: 'codex.usage.reasoning_output_tokens',
} as const;

/** Gemini CLI. */
export const GEMINI_CLI = {
  toolCallId: 'gen_ai.tool.call_id',
  promptName: 'gen_ai.prompt.name',
  terminateReason: 'terminate_reason',
  tokensBefore: 'tokens_before',
  tokensAfter: 'tokens_after',
} as const;

/** Qwen Code. */
export const QWEN_CODE = {
  promptId: 'qwen-code.prompt_id',
  turnStatus: 'qwen-code.turn_status',
  failureKind: 'tool.failure_kind',
  callId: 'tool.call_id',
  httpStatus: 'error_status_code',
  subagentName: 'subagent_name',
} as const;

/** General conventions, shared by all dialects. */
export const GENERAL = {
  sessionId: 'session.id',
  errorType: 'error.type',
  errorMessage: 'error.message',
  /** Without a prefix: what several coding agents write. */
  plainError: 'error',
  plainErrorType: 'error_type',
  plainErrorMessage: 'error_message',
  exceptionType: 'exception.type',
  exceptionMessage: 'exception.message',
  httpStatus: 'http.response.status_code',
  plainHttpStatus: 'status_code',
  serviceName: 'service.name',
  serviceVersion: 'service.version',
  serverAddress: 'server.address',
  userId: 'user.id',
  endUserId: 'enduser.id',
  /** Qwen Code's. */
  genAiUserId: 'gen_ai.user.id',
  eventName: 'event.name',
  /** Asked of operators, since no convention names the source (README, "How to point an agent at it"). */
  agentSource: 'agent.source',
  agentRole: 'agent.role',
  team: 'team.id',
  department: 'department',
  tenant: 'tenant.id',
  organisation: 'organization.id',
  /** Version of the agent's instructions, and what it decided: asked of operators, too. */
  instructionVersion: 'agent.instructions.version',
  agentDecision: 'agent.decision',
  overrideFrom: 'agent.override.from',
  overrideTo: 'agent.override.to',
  overrideReason: 'agent.override.reason',
} as const;

/** Version control, as the general conventions name it. */
export const VCS = {
  repositoryUrl: 'vcs.repository.url.full',
  repositoryName: 'vcs.repository.name',
  refName: 'vcs.ref.head.name',
  revision: 'vcs.ref.head.revision',
  changeId: 'vcs.change.id',
  /** No convention yet: asked of operators. */
  issueId: 'vcs.issue.id',
} as const;
