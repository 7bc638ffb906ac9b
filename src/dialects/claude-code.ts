import type { Dialect } from './dialect';
import { FACT_FIELDS } from './general';
import { CLAUDE_CODE, CODING_AGENT, GENERAL, GEN_AI } from './keys';

const CALL_FIELDS = {
  requestModel: [CODING_AGENT.model],
  responseId: [CODING_AGENT.requestId],
} as const;

/**
 * Claude Code: log events, and spans (beta). Input excludes cache. On spans of sub-agents the conversation id is the
 * agent's own, so the session is `session.id` alone; sub-agents are told apart by `agent_id`. A tool's own span stays
 * unset when it fails: its `.execution` says so. A rejected call has only its decision. A
 * refusal is an answer of the model's: its event tells once more of a call that has an event like any other.
 */
export const claudeCode: Dialect = {
  name: 'Claude Code',
  scopes: /^com\.anthropic\.claude_code/,
  services: /^claude-code$/,
  kinds: {
    interaction: 'agent',
    llm_request: 'llm',
    tool: 'tool',
    'tool.execution': 'execution',
    'tool.blocked_on_user': 'approval',
  },
  fields: {
    ...FACT_FIELDS,
    operation: [CLAUDE_CODE.spanType],
    sessionId: [GENERAL.sessionId],
    turnId: [CLAUDE_CODE.promptId],
    agentId: [CODING_AGENT.agentId],
    agentVersion: [CLAUDE_CODE.appVersion],
    source: [GENERAL.agentSource, CLAUDE_CODE.entrypoint],
    user: [GENERAL.userId, CLAUDE_CODE.userEmail],
    provider: [GEN_AI.provider, GEN_AI.system],
    requestModel: [GEN_AI.requestModel, CODING_AGENT.model],
    responseId: [GEN_AI.responseId, CODING_AGENT.requestId],
    finishReason: [CODING_AGENT.stopReason, GEN_AI.finishReasons],
    timeToFirstToken: [CODING_AGENT.timeToFirstToken],
    duration: [CODING_AGENT.duration],
    input: [CODING_AGENT.inputTokens],
    output: [CODING_AGENT.outputTokens],
    cacheRead: [CODING_AGENT.cacheReadTokens],
    cacheWrite: [CODING_AGENT.cacheCreationTokens],
    cost: [CODING_AGENT.cost],
    toolName: [CODING_AGENT.toolName, GEN_AI.toolName],
    toolCallId: [CODING_AGENT.toolUseId, GEN_AI.toolCallId],
    toolArguments: [CODING_AGENT.toolInput, CODING_AGENT.toolParameters],
    success: [CODING_AGENT.success],
    errorType: [GENERAL.errorType, GENERAL.plainErrorType],
    errorMessage: [GENERAL.plainError],
    httpStatus: [GENERAL.plainHttpStatus],
    decision: [CODING_AGENT.decision],
    decisionSource: [CODING_AGENT.decisionSource],
  },
  eventPrefix: 'claude_code.',
  events: {
    user_prompt: { kind: 'prompt', fields: { name: [CODING_AGENT.prompt] } },
    api_request: { kind: 'llm', fields: CALL_FIELDS },
    api_error: { kind: 'llm', fields: CALL_FIELDS, failed: true },
    api_refusal: { kind: 'llm', fields: CALL_FIELDS },
    tool_result: { kind: 'tool' },
    tool_decision: { kind: 'approval' },
    compaction: {
      kind: 'compaction',
      fields: {
        tokensBefore: [CLAUDE_CODE.tokensBefore],
        tokensAfter: [CLAUDE_CODE.tokensAfter],
        trigger: [CODING_AGENT.trigger],
      },
    },
    feedback_survey: { kind: 'feedback' },
  },
  tokens: { inputIncludesCache: false, outputIncludesReasoning: true },
  refine(observation) {
    const { name, signal, fields } = observation;
    if (signal === 'log' && name === 'api_refusal') {
      fields.finishReason ??= 'refusal';
      // Without the request's number nothing tells which call it was.
      observation.kind = fields.responseId === undefined ? 'other' : 'llm';
    }
  },
};
