import type { Dialect } from './dialect';
import { FACT_FIELDS } from './general';
import { CODING_AGENT, GENERAL, GEN_AI, QWEN_CODE } from './keys';

const SECONDS = 1000;

/**
 * Qwen Code: spans with GenAI names and log events. Tool arguments are on the events alone, and a call that was refused
 * before it ran has no span. Hooks report an error under every tool that ran: they are not the tool's.
 */
export const qwenCode: Dialect = {
  name: 'Qwen Code',
  scopes: /^qwen-code$/,
  services: /^qwen-code$/,
  kinds: { invoke_agent: 'agent', chat: 'llm', generate_content: 'llm', execute_tool: 'tool' },
  spanNames: {
    'qwen-code.subagent': 'subagent',
    'qwen-code.tool.execution': 'execution',
    'qwen-code.tool.blocked_on_user': 'approval',
  },
  fields: {
    ...FACT_FIELDS,
    operation: [GEN_AI.operation],
    sessionId: [GENERAL.sessionId, GEN_AI.conversationId],
    turnId: [QWEN_CODE.promptId, CODING_AGENT.promptId],
    agent: [QWEN_CODE.subagentName, GEN_AI.agentName],
    provider: [GEN_AI.provider],
    requestModel: [GEN_AI.requestModel, CODING_AGENT.model],
    responseModel: [GEN_AI.responseModel],
    responseId: [GEN_AI.responseId, CODING_AGENT.responseId],
    finishReason: [GEN_AI.finishReasons],
    timeToFirstToken: [CODING_AGENT.timeToFirstToken, { key: GEN_AI.timeToFirstChunk, factor: SECONDS }],
    duration: [CODING_AGENT.duration],
    input: [GEN_AI.inputTokens, CODING_AGENT.inputTokenCount],
    output: [GEN_AI.outputTokens, CODING_AGENT.outputTokenCount],
    cacheRead: [GEN_AI.cacheReadTokens, CODING_AGENT.cachedContentTokenCount],
    reasoning: [GEN_AI.reasoningTokens, CODING_AGENT.thoughtsTokenCount],
    total: [CODING_AGENT.totalTokenCount],
    toolName: [GEN_AI.toolName, CODING_AGENT.functionName],
    toolCallId: [GEN_AI.toolCallId, QWEN_CODE.callId, CODING_AGENT.toolCallId],
    toolKind: [GEN_AI.toolType, CODING_AGENT.toolType],
    toolArguments: [CODING_AGENT.functionArguments],
    success: [CODING_AGENT.success],
    ending: [QWEN_CODE.failureKind, QWEN_CODE.turnStatus, CODING_AGENT.status],
    errorType: [GENERAL.plainErrorType, GENERAL.errorType],
    errorMessage: [GENERAL.errorMessage, GENERAL.plainErrorMessage, GENERAL.plainError],
    httpStatus: [QWEN_CODE.httpStatus, GENERAL.plainHttpStatus],
    decision: [CODING_AGENT.decision],
  },
  events: {
    'qwen-code.user_prompt': { kind: 'prompt', fields: { name: [CODING_AGENT.prompt] } },
    'qwen-code.api_response': { kind: 'llm' },
    'qwen-code.api_error': { kind: 'llm', failed: true },
    'qwen-code.tool_call': { kind: 'tool' },
    'qwen-code.chat_compression': { kind: 'compaction' },
    'qwen-code.user_feedback': { kind: 'feedback' },
    'session.end': { kind: 'end' },
  },
  tokens: { inputIncludesCache: true, outputIncludesReasoning: true },
  refine({ fields }) {
    const subAgent = SUB_AGENT_TURN.exec(fields.turnId ?? '')?.[1];
    if (subAgent !== undefined) {
      fields.agentId = subAgent;
      fields.turnId = undefined;
    }
  },
};

/** A sub-agent's turns are numbered: `<session>#<agent>-<call that started it>#0`; the session's own are `<session>########0`. */
const SUB_AGENT_TURN = /^[^#]+#([^#].*)#\d+$/;
