/** Names of frameworks, gateways and observability SDKs beside the conventions. */

/** Langfuse SDKs. Inputs, outputs, usage and cost are JSON texts. */
export const LANGFUSE = {
  type: 'langfuse.observation.type',
  sessionId: 'langfuse.session.id',
  userId: 'langfuse.user.id',
  model: 'langfuse.observation.model.name',
  usage: 'langfuse.observation.usage_details',
  cost: 'langfuse.observation.cost_details',
  input: 'langfuse.observation.input',
  output: 'langfuse.observation.output',
  /** DEBUG, DEFAULT, WARNING or ERROR. */
  level: 'langfuse.observation.level',
  statusMessage: 'langfuse.observation.status_message',
  promptVersion: 'langfuse.observation.prompt.version',
  release: 'langfuse.release',
  /** When the first token came, ISO 8601, as a JSON string. */
  completionStart: 'langfuse.observation.completion_start_time',
} as const;

/** LangSmith's SDK with its OpenTelemetry exporter. */
export const LANGSMITH = {
  kind: 'langsmith.span.kind',
  sessionId: 'langsmith.metadata.session_id',
  threadId: 'langsmith.metadata.thread_id',
  conversationId: 'langsmith.metadata.conversation_id',
  agentName: 'langsmith.metadata.lc_agent_name',
  usage: 'langsmith.metadata.usage_metadata',
  userId: 'langsmith.metadata.user_id',
  input: 'gen_ai.prompt',
  output: 'gen_ai.completion',
} as const;

/** MLflow tracing. All values are JSON texts, names among them. */
export const MLFLOW = {
  spanType: 'mlflow.spanType',
  session: 'mlflow.trace.session',
  user: 'mlflow.trace.user',
  model: 'mlflow.llm.model',
  provider: 'mlflow.llm.provider',
  /** Whose API the messages, and with them the usage, were written by. */
  messageFormat: 'mlflow.message.format',
  usage: 'mlflow.chat.tokenUsage',
  cost: 'mlflow.llm.cost',
  inputs: 'mlflow.spanInputs',
  outputs: 'mlflow.spanOutputs',
} as const;

/** LiteLLM, its first OpenTelemetry logger and the second (`LITELLM_OTEL_V2`). */
export const LITELLM = {
  model: 'litellm.provider.model',
  /** US dollars. */
  cost: 'litellm.cost.total',
  costBefore: 'gen_ai.cost.total_cost',
  errorCode: 'litellm.provider.error.code',
  team: 'litellm.team.alias',
  teamId: 'litellm.team.id',
  teamBefore: 'metadata.user_api_key_team_alias',
  endUser: 'litellm.end_user.id',
  endUserBefore: 'metadata.user_api_key_end_user_id',
  organisation: 'metadata.user_api_key_org_alias',
} as const;

/** CrewAI's own traces. */
export const CREWAI = {
  agentRole: 'crewai.agent.role',
  crewId: 'crewai.crew.id',
  failureCode: 'crewai.tool.failure.code',
  failureMessage: 'crewai.tool.failure.message',
  feedback: 'crewai.human_feedback.feedback',
} as const;

/** Semantic Kernel. */
export const SEMANTIC_KERNEL = {
  /** One, where the convention has a list. */
  finishReason: 'gen_ai.response.finish_reason',
} as const;

/** Grafana's agento11y, formerly Sigil. */
export const AGENTO11Y = {
  generationId: 'agento11y.generation.id',
  generationIdBefore: 'sigil.generation.id',
  title: 'agento11y.conversation.title',
  parentRunId: 'agento11y.framework.parent_run_id',
} as const;

/** Laminar's SDK, which OpenHands traces with. */
export const LAMINAR = {
  spanType: 'lmnr.span.type',
  sessionId: 'lmnr.association.properties.session_id',
  userId: 'lmnr.association.properties.user_id',
  input: 'lmnr.span.input',
  output: 'lmnr.span.output',
} as const;
