import type { ObservedFields } from '../model/observation';
import type { Dialect } from './dialect';
import { FACT_FIELDS } from './general';
import { GATEWAY_KEYS } from './key-groups';
import {
  ADK,
  AI_SDK,
  AI_SDK_LEGACY,
  CODEX,
  COPILOT,
  GENERAL,
  GEN_AI,
  GEN_AI_EVENTS,
  LAMINAR,
  LANGFUSE,
  LEGACY_GEN_AI,
  MCP,
  TRACELOOP,
} from './keys';

const SECONDS = 1000;

/**
 * OpenTelemetry's GenAI conventions: old names, those of 1.36 to 1.41 and
 * the unreleased ones after it. Both input and output are totals: they include cache and reasoning tokens.
 */
export const genAi: Dialect = {
  name: 'OTel GenAI',
  kinds: {
    invoke_workflow: 'workflow',
    invoke_agent: 'agent',
    create_agent: 'other',
    chat: 'llm',
    generate_content: 'llm',
    text_completion: 'llm',
    execute_tool: 'tool',
  },
  fields: {
    ...FACT_FIELDS,
    operation: [GEN_AI.operation],
    sessionId: [GEN_AI.conversationId, GENERAL.sessionId],
    agent: [GEN_AI.agentName],
    agentVersion: [GEN_AI.agentVersion],
    provider: [GEN_AI.provider, GEN_AI.system],
    gateway: [...GATEWAY_KEYS],
    requestModel: [GEN_AI.requestModel],
    responseModel: [GEN_AI.responseModel],
    responseId: [GEN_AI.responseId],
    finishReason: [GEN_AI.finishReasons],
    temperature: [GEN_AI.temperature],
    timeToFirstToken: [{ key: GEN_AI.timeToFirstChunk, factor: SECONDS }],
    input: [GEN_AI.inputTokens, LEGACY_GEN_AI.promptTokens, LEGACY_GEN_AI.llmPromptTokens],
    output: [GEN_AI.outputTokens, LEGACY_GEN_AI.completionTokens, LEGACY_GEN_AI.llmCompletionTokens],
    cacheRead: [GEN_AI.cacheReadTokens, LEGACY_GEN_AI.cacheReadTokens],
    cacheWrite: [
      GEN_AI.cacheWriteTokens,
      GEN_AI.cacheCreationTokens,
      LEGACY_GEN_AI.cacheCreationTokens,
      LEGACY_GEN_AI.cacheWriteTokens,
    ],
    reasoning: [GEN_AI.reasoningTokens, LEGACY_GEN_AI.reasoningTokens],
    total: [GEN_AI.totalTokens, LEGACY_GEN_AI.llmTotalTokens],
    semantics: [GEN_AI.tokenSemantics],
    cost: [LEGACY_GEN_AI.cost],
    inputMessages: [GEN_AI.inputMessages],
    outputMessages: [GEN_AI.outputMessages],
    toolName: [GEN_AI.toolName],
    toolCallId: [GEN_AI.toolCallId],
    toolKind: [GEN_AI.toolType],
    toolArguments: [GEN_AI.toolArguments],
    toolResult: [GEN_AI.toolResult],
    errorType: [GENERAL.errorType, GENERAL.exceptionType],
    errorMessage: [GENERAL.errorMessage, GENERAL.exceptionMessage],
    httpStatus: [GENERAL.httpStatus],
    compacted: [GEN_AI.compacted],
  },
  events: {
    [GEN_AI_EVENTS.exception]: { kind: 'exception', failed: true },
    [GEN_AI_EVENTS.inference]: { kind: 'llm' },
    [GEN_AI_EVENTS.systemMessage]: { kind: 'message' },
    [GEN_AI_EVENTS.userMessage]: { kind: 'message' },
    [GEN_AI_EVENTS.assistantMessage]: { kind: 'message' },
    [GEN_AI_EVENTS.toolMessage]: { kind: 'message' },
    [GEN_AI_EVENTS.choice]: { kind: 'message' },
    [GEN_AI_EVENTS.evaluation]: {
      kind: 'evaluation',
      fields: {
        evaluation: [GEN_AI.evaluationName],
        score: [GEN_AI.evaluationScore],
        label: [GEN_AI.evaluationLabel],
        comment: [GEN_AI.evaluationExplanation],
      },
    },
  },
  tokens: { inputIncludesCache: true, outputIncludesReasoning: true },
};

/** The method by which MCP calls a tool. */
const MCP_TOOL_CALL = 'tools/call';
const MCP_TOOL = /\btools\/call (\S+)$/;

/**
 * What no dialect claims. Any attribute that names a session may be on it; what names no operation is known by the
 * model that answered.
 */
export const unclaimed: Dialect = {
  ...genAi,
  kinds: { ...genAi.kinds, [MCP_TOOL_CALL]: 'tool' },
  fields: {
    ...genAi.fields,
    operation: [GEN_AI.operation, MCP.method],
    sessionId: [
      GEN_AI.conversationId,
      GENERAL.sessionId,
      CODEX.conversationId,
      COPILOT.chatSessionId,
      LANGFUSE.sessionId,
      TRACELOOP.sessionId,
      LAMINAR.sessionId,
      AI_SDK_LEGACY.metadataSessionId,
      AI_SDK.contextSessionId,
      ADK.sessionId,
    ],
  },
  refine(observation) {
    const { kind, signal, name, fields } = observation;
    if (fields.operation === MCP_TOOL_CALL) {
      // A client's span has the tool in its name alone.
      fields.toolName ??= MCP_TOOL.exec(name)?.[1];
    }
    if (kind === 'other' && signal === 'span' && isAnswer(fields)) {
      observation.kind = 'llm';
    } else if ((kind === 'llm' || kind === 'exception') && genAi.kinds[fields.operation ?? 'chat'] !== 'llm') {
      // Events of inference tell of embeddings, too.
      observation.kind = 'other';
    }
  },
};

/** Whether a model that is named has answered, whatever the operation that nobody names. */
function isAnswer({ operation, requestModel, output, responseId, finishReason }: ObservedFields): boolean {
  const answered = output !== undefined || responseId !== undefined || finishReason !== undefined;
  return operation === undefined && requestModel !== undefined && answered;
}
