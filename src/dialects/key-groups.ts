import {
  ADK,
  AI_SDK,
  AI_SDK_LEGACY,
  CLAUDE_CODE,
  CODEX,
  CODING_AGENT,
  GEMINI_CLI,
  GENERAL,
  GEN_AI,
  LEGACY_GEN_AI,
  MCP,
  OPENINFERENCE,
  PYDANTIC_AI,
  QWEN_CODE,
  STRANDS,
  TRACELOOP,
  VCS,
} from './keys';

/** Which of the names queries ask for, and by which of them records know each other. */

/** Attributes that name a session, the most telling first (telemetry-conventions, section 5). */
export const SESSION_ID_KEYS = [
  GEN_AI.conversationId,
  GENERAL.sessionId,
  CODEX.conversationId,
  AI_SDK.contextSessionId,
  AI_SDK_LEGACY.metadataSessionId,
  TRACELOOP.sessionId,
  ADK.sessionId,
] as const;

/** Attributes that name a session on log records, the most telling first. */
export const LOG_SESSION_ID_KEYS = [GENERAL.sessionId, CODEX.conversationId, GEN_AI.conversationId] as const;

/** An agent's span carries at least one of these: what a search for sessions looks for. */
export const DETECTION_KEYS = [
  GEN_AI.operation,
  OPENINFERENCE.kind,
  AI_SDK_LEGACY.operation,
  TRACELOOP.kind,
  CLAUDE_CODE.spanType,
] as const;

/** Scopes that write spans without any attribute between an agent and its sub-agent: these hold them together. */
export const BARE_SCOPES = ['gcp.vertex.agent'] as const;

/** Attributes that a list of sessions needs of each span: short ones only, never content. */
export const LIST_KEYS = [
  ...DETECTION_KEYS,
  ...SESSION_ID_KEYS,
  GEN_AI.agentName,
  OPENINFERENCE.agentName,
  AI_SDK_LEGACY.functionId,
  AI_SDK_LEGACY.parentSessionHeader,
  CODING_AGENT.agentId,
  GEN_AI.provider,
  GEN_AI.system,
  OPENINFERENCE.provider,
  OPENINFERENCE.system,
  AI_SDK_LEGACY.provider,
  GEN_AI.requestModel,
  GEN_AI.responseModel,
  OPENINFERENCE.model,
  AI_SDK_LEGACY.model,
  AI_SDK_LEGACY.responseModel,
  GEN_AI.inputTokens,
  GEN_AI.outputTokens,
  GEN_AI.cacheReadTokens,
  GEN_AI.cacheCreationTokens,
  GEN_AI.cacheWriteTokens,
  GEN_AI.reasoningTokens,
  LEGACY_GEN_AI.reasoningTokens,
  PYDANTIC_AI.reasoningTokens,
  OPENINFERENCE.inputTokens,
  OPENINFERENCE.outputTokens,
  OPENINFERENCE.cacheReadTokens,
  OPENINFERENCE.cacheWriteTokens,
  OPENINFERENCE.reasoningTokens,
  AI_SDK_LEGACY.inputTokens,
  AI_SDK_LEGACY.outputTokens,
  AI_SDK_LEGACY.cacheReadTokens,
  AI_SDK_LEGACY.cacheWriteTokens,
  AI_SDK.reasoningTokens,
  CODING_AGENT.inputTokens,
  CODING_AGENT.outputTokens,
  CODING_AGENT.cacheReadTokens,
  CODING_AGENT.cacheCreationTokens,
  CODING_AGENT.thoughtsTokenCount,
  GEN_AI.toolName,
  OPENINFERENCE.toolName,
  AI_SDK_LEGACY.toolName,
  GEN_AI.toolCallId,
  AI_SDK_LEGACY.toolCallId,
  GEMINI_CLI.toolCallId,
  GEN_AI.responseId,
  AI_SDK_LEGACY.responseId,
  GENERAL.errorType,
  CODING_AGENT.success,
  STRANDS.toolStatus,
  QWEN_CODE.turnStatus,
] as const;

/** All names, for where they must be known by another spelling. */
export const ALL_KEYS: readonly string[] = [
  GEN_AI,
  LEGACY_GEN_AI,
  MCP,
  AI_SDK,
  AI_SDK_LEGACY,
  OPENINFERENCE,
  TRACELOOP,
  STRANDS,
  ADK,
  PYDANTIC_AI,
  CODING_AGENT,
  CLAUDE_CODE,
  CODEX,
  GEMINI_CLI,
  QWEN_CODE,
  GENERAL,
  VCS,
].flatMap((group) => Object.values(group));
