/**
 * Every attribute name that the recorder reads. Names appear here and nowhere else: dialects say which of them carry a
 * field, queries which of them to ask for. Definitions: the OpenTelemetry semantic conventions for GenAI unless noted.
 */

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
  toolName: 'gen_ai.tool.name',
  toolCallId: 'gen_ai.tool.call.id',
  toolType: 'gen_ai.tool.type',
  toolArguments: 'gen_ai.tool.call.arguments',
  toolResult: 'gen_ai.tool.call.result',
  evaluationName: 'gen_ai.evaluation.name',
  evaluationScore: 'gen_ai.evaluation.score.value',
  evaluationLabel: 'gen_ai.evaluation.score.label',
  evaluationExplanation: 'gen_ai.evaluation.explanation',
} as const;

/** Names under `gen_ai.` that no released convention has (any more), still written by many. */
export const LEGACY_GEN_AI = {
  /** Before 1.27. */
  promptTokens: 'gen_ai.usage.prompt_tokens',
  completionTokens: 'gen_ai.usage.completion_tokens',
  cacheReadTokens: 'gen_ai.usage.cache_read_input_tokens',
  cacheCreationTokens: 'gen_ai.usage.cache_creation_input_tokens',
  cacheWriteTokens: 'gen_ai.usage.cache_write_input_tokens',
  reasoningTokens: 'gen_ai.usage.reasoning_tokens',
  /** US dollars. */
  cost: 'gen_ai.usage.cost',
} as const;

/** Vercel AI SDK 7 with `@ai-sdk/otel`: GenAI names, and these where it has its own. */
export const AI_SDK = {
  /** The application's own context; `sessionId` is what its documentation uses. Agent and step spans only. */
  contextSessionId: 'ai.settings.context.sessionId',
  reasoningTokens: 'ai.usage.outputTokenDetails.reasoningTokens',
  /** Seconds, despite the name of a metric. */
  timeToFirstChunk: 'gen_ai.client.operation.time_to_first_chunk',
} as const;

/** General conventions, shared by all dialects. */
export const GENERAL = {
  sessionId: 'session.id',
  errorType: 'error.type',
  errorMessage: 'error.message',
  exceptionType: 'exception.type',
  exceptionMessage: 'exception.message',
  httpStatus: 'http.response.status_code',
  serviceName: 'service.name',
  serviceVersion: 'service.version',
  serverAddress: 'server.address',
  userId: 'user.id',
  endUserId: 'enduser.id',
  eventName: 'event.name',
  /** Asked of operators, since no convention names the source (README, "How to point an agent at it"). */
  agentSource: 'agent.source',
  agentRole: 'agent.role',
  team: 'team.id',
  department: 'department',
  tenant: 'tenant.id',
  organisation: 'organization.id',
} as const;

/** Version control, as the general conventions name it. */
export const VCS = {
  repositoryUrl: 'vcs.repository.url.full',
  repositoryName: 'vcs.repository.name',
  refName: 'vcs.ref.head.name',
  revision: 'vcs.ref.head.revision',
  changeId: 'vcs.change.id',
} as const;

/** Attributes that name a session, the most telling first (telemetry-conventions, section 5). */
export const SESSION_ID_KEYS = [GEN_AI.conversationId, GENERAL.sessionId, AI_SDK.contextSessionId] as const;

/** Attributes that name a session on log records, the most telling first. */
export const LOG_SESSION_ID_KEYS = [GENERAL.sessionId, GEN_AI.conversationId] as const;

/** An agent's span carries at least one of these: what a search for sessions looks for. */
export const DETECTION_KEYS = [GEN_AI.operation] as const;

/** Attributes that a list of sessions needs of each span: short ones only, never content. */
export const LIST_KEYS = [
  GEN_AI.operation,
  ...SESSION_ID_KEYS,
  GEN_AI.agentName,
  GEN_AI.requestModel,
  GEN_AI.responseModel,
  GEN_AI.inputTokens,
  GEN_AI.outputTokens,
  GEN_AI.cacheReadTokens,
  GEN_AI.cacheCreationTokens,
  GEN_AI.cacheWriteTokens,
  GEN_AI.reasoningTokens,
  AI_SDK.reasoningTokens,
  GEN_AI.toolName,
  GEN_AI.toolCallId,
  GEN_AI.responseId,
  GENERAL.errorType,
] as const;

/** All names, for where they must be known by another spelling. */
export const ALL_KEYS: readonly string[] = [GEN_AI, LEGACY_GEN_AI, AI_SDK, GENERAL, VCS].flatMap((group) =>
  Object.values(group)
);
