import type { Observation } from '../model/observation';
import type { Dialect } from './dialect';
import { FACT_FIELDS } from './general';
import { objectIn } from './json-text';
import { CLAUDE_CODE, CODEX, CODING_AGENT, GEN_AI, GENERAL } from './keys';

/** Tools that run a command report its exit code in their output and call that a success. */
const EXIT_CODE = /Process exited with code (\d+)/;

/**
 * OpenAI Codex CLI: log events. Its spans are internal (hundreds a turn, `thread.id` is mostly that of an operating
 * system thread) and tell nothing that the events do not; without the events, they hold copies of them (without content),
 * and the tokens of each answer. A call of the model is the `response.completed` that carries
 * tokens, of two; a refused one is an `api_request` with an error. A sub-agent is a conversation of its own, named in
 * the output of the tool call that started it.
 */
export const codex: Dialect = {
  name: 'Codex',
  scopes: /^codex/,
  services: /^codex/,
  kinds: {},
  fields: {
    ...FACT_FIELDS,
    sessionId: [CODEX.conversationId],
    user: [GENERAL.userId, CODEX.accountId],
    agentVersion: [CLAUDE_CODE.appVersion],
    provider: [CODEX.providerName],
    contextWindow: [CODEX.contextWindow],
    requestModel: [CODING_AGENT.model],
    eventKind: [CODEX.eventKind],
    duration: [CODING_AGENT.duration],
    timeToFirstToken: [CODING_AGENT.timeToFirstToken],
    input: [CODING_AGENT.inputTokenCount, GEN_AI.inputTokens],
    output: [CODING_AGENT.outputTokenCount, GEN_AI.outputTokens],
    cacheRead: [CODING_AGENT.cachedTokenCount, GEN_AI.cacheReadTokens],
    cacheWrite: [CODING_AGENT.cacheWriteTokenCount, GEN_AI.cacheWriteTokens, GEN_AI.cacheCreationTokens],
    reasoning: [CODING_AGENT.reasoningTokenCount, CODEX.reasoningTokens],
    toolName: [CODING_AGENT.toolName],
    toolCallId: [CODING_AGENT.toolCallId],
    toolArguments: [CODING_AGENT.arguments],
    toolResult: [CODING_AGENT.output],
    success: [CODING_AGENT.success],
    httpStatus: [GENERAL.httpStatus],
    errorMessage: [GENERAL.errorMessage],
    decision: [CODING_AGENT.decision],
    decisionSource: [CODING_AGENT.decisionSource],
  },
  copiesEvents: true,
  events: {
    'codex.user_prompt': { kind: 'prompt', fields: { name: [CODING_AGENT.prompt] } },
    'codex.api_request': { kind: 'request' },
    'codex.websocket_request': { kind: 'request' },
    'codex.sse_event': { kind: 'llm' },
    'codex.tool_result': { kind: 'tool' },
    'codex.tool_decision': { kind: 'approval' },
  },
  tokens: { inputIncludesCache: true, outputIncludesReasoning: true },
  refine(observation) {
    const { fields, rare } = observation;
    switch (observation.name) {
      case ANSWER_SPAN:
        if (observation.signal === 'span' && fields.input !== undefined) {
          observation.repeats = 'llm';
        }
        break;
      case 'codex.api_request':
      case 'codex.websocket_request':
        if (fields.errorMessage !== undefined || (rare?.httpStatus ?? 0) >= 400) {
          observation.kind = 'llm';
          observation.status = 'error';
        }
        break;
      case 'codex.sse_event':
        if (rare?.eventKind === 'response.failed' || isCutOff(observation)) {
          observation.status = 'error';
        } else if (rare?.eventKind !== 'response.completed' || fields.input === undefined) {
          observation.kind = 'other';
        }
        break;
      case 'codex.tool_result': {
        const startedId = objectIn(fields.toolResult)?.agent_id;
        if (typeof startedId === 'string') {
          (observation.rare ??= {}).startsSession = startedId;
        }
        if ((EXIT_CODE.exec(fields.toolResult ?? '')?.[1] ?? '0') !== '0') {
          fields.success = 'false';
        }
        if (fields.success === 'false') {
          fields.errorMessage ??= fields.toolResult;
        }
        break;
      }
    }
  },
};

/** The span of what the model answered; of many, those of an answer's end carry its tokens. */
const ANSWER_SPAN = 'handle_responses';

/** The end of an answer that never came: completed, with an error in place of tokens. */
function isCutOff({ rare, fields }: Observation): boolean {
  return rare?.eventKind === 'response.completed' && fields.input === undefined && fields.errorMessage !== undefined;
}
