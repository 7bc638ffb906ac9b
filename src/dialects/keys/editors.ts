/** Names of agents inside editors. */

/** GitHub Copilot: VS Code, JetBrains, command line. Its cost is in credits, not in dollars, and is not read. */
export const COPILOT = {
  chatSessionId: 'copilot_chat.chat_session_id',
  interactionId: 'github.copilot.interaction_id',
  /** Seconds. */
  timeToFirstChunk: 'github.copilot.time_to_first_chunk',
  /** Milliseconds on spans. */
  timeToFirstToken: 'copilot_chat.time_to_first_token',
  maxPromptTokens: 'copilot_chat.request.max_prompt_tokens',
  repository: 'github.copilot.git.repository',
  branch: 'github.copilot.git.branch',
  commit: 'github.copilot.git.commit_sha',
  organisation: 'github.copilot.github.org',
  userName: 'user.name',
  /** Tokens before and after a compaction: documented without the prefix until 2026. */
  tokensBefore: 'github.copilot.pre_tokens',
  tokensAfter: 'github.copilot.post_tokens',
  tokensBeforePlain: 'pre_tokens',
  tokensAfterPlain: 'post_tokens',
  trigger: 'trigger',
  rating: 'rating',
  eventConversationId: 'conversation_id',
} as const;

/** Cline and, with its own names for the task, Roo Code: events in camel case. */
export const CLINE = {
  task: 'ulid',
  conversationId: 'conversationId',
  provider: 'provider',
  modelId: 'modelId',
  source: 'source',
  tokensIn: 'tokensIn',
  tokensOut: 'tokensOut',
  cacheReadTokens: 'cacheReadTokens',
  cacheWriteTokens: 'cacheWriteTokens',
  /** US dollars. */
  cost: 'totalCost',
  tool: 'tool',
  toolName: 'toolName',
  status: 'status',
  success: 'success',
  autoApproved: 'autoApproved',
  requestId: 'requestId',
  errorMessage: 'errorMessage',
  errorStatus: 'errorStatus',
  errorType: 'errorType',
  feedback: 'feedbackType',
  currentTokens: 'currentTokens',
  maxContextWindow: 'maxContextWindow',
} as const;

/** Roo Code's events, as a bridge from its telemetry hands them on. */
export const ROO_CODE = {
  task: 'taskId',
  parentTask: 'parentTaskId',
  provider: 'apiProvider',
  inputTokens: 'inputTokens',
  outputTokens: 'outputTokens',
  /** US dollars. */
  cost: 'cost',
  repository: 'repositoryUrl',
  editor: 'editorName',
  appVersion: 'appVersion',
} as const;
