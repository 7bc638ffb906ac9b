import type { Dialect } from './dialect';
import { FACT_FIELDS } from './general';
import { objectIn } from './json-text';
import { CODING_AGENT, GEMINI_CLI, GENERAL, GEN_AI } from './keys';

/** What only its API events carry. */
const CALL_FIELDS = {
  requestModel: [CODING_AGENT.model],
  finishReason: [CODING_AGENT.finishReasons],
} as const;

/**
 * Gemini CLI: spans and log events. Without a terminal each call of the model and each batch of tool calls is a trace of
 * its own. Input includes cache, output excludes thoughts. A failed tool's span is OK: its output says `error`. Tool
 * arguments lie in the input messages. Its duplicate events under GenAI names are not read.
 */
export const geminiCli: Dialect = {
  name: 'Gemini CLI',
  scopes: /^gemini-cli$/,
  services: /^gemini-cli$/,
  kinds: { llm_call: 'llm', tool_call: 'tool', agent_call: 'agent' },
  fields: {
    ...FACT_FIELDS,
    operation: [GEN_AI.operation],
    sessionId: [GEN_AI.conversationId, GENERAL.sessionId],
    turnId: [GEMINI_CLI.promptName, CODING_AGENT.promptId],
    provider: [GEN_AI.provider],
    requestModel: [GEN_AI.requestModel],
    responseModel: [GEN_AI.responseModel],
    finishReason: [GEN_AI.finishReasons],
    duration: [CODING_AGENT.duration],
    input: [CODING_AGENT.inputTokenCount, GEN_AI.inputTokens],
    output: [CODING_AGENT.outputTokenCount, GEN_AI.outputTokens],
    cacheRead: [CODING_AGENT.cachedContentTokenCount],
    reasoning: [CODING_AGENT.thoughtsTokenCount],
    total: [CODING_AGENT.totalTokenCount],
    toolName: [CODING_AGENT.functionName, GEN_AI.toolName],
    toolCallId: [GEMINI_CLI.toolCallId],
    toolKind: [CODING_AGENT.toolType],
    toolArguments: [CODING_AGENT.functionArguments],
    inputMessages: [GEN_AI.inputMessages],
    outputMessages: [GEN_AI.outputMessages],
    success: [CODING_AGENT.success],
    errorType: [GENERAL.errorType, GENERAL.plainErrorType],
    errorMessage: [GENERAL.errorMessage, GENERAL.plainError],
    httpStatus: [GENERAL.plainHttpStatus],
    decision: [CODING_AGENT.decision],
    terminationReason: [GEMINI_CLI.terminateReason],
  },
  events: {
    'gemini_cli.user_prompt': { kind: 'prompt', fields: { name: [CODING_AGENT.prompt] } },
    'gemini_cli.api_response': { kind: 'llm', fields: CALL_FIELDS },
    'gemini_cli.api_error': { kind: 'llm', fields: CALL_FIELDS, failed: true },
    'gemini_cli.tool_call': { kind: 'tool' },
    'gemini_cli.chat_compression': {
      kind: 'compaction',
      fields: { tokensBefore: [GEMINI_CLI.tokensBefore], tokensAfter: [GEMINI_CLI.tokensAfter] },
    },
  },
  tokens: { inputIncludesCache: true, outputIncludesReasoning: false },
  refine({ kind, signal, fields }) {
    if (kind === 'tool' && signal === 'span') {
      const args = objectIn(fields.inputMessages)?.args;
      fields.toolArguments ??= args === undefined ? undefined : JSON.stringify(args);
      const { status, response } = objectIn(fields.outputMessages) ?? {};
      fields.ending ??= typeof status === 'string' ? status : undefined;
      fields.toolResult ??= resultIn(response);
    }
    // A sub-agent's turns are numbered: `<agent run>#0`, `<agent run>#1`…
    const run = /^(.+)#\d+$/.exec(fields.turnId ?? '')?.[1];
    if (run !== undefined) {
      fields.agentId = run;
      fields.turnId = undefined;
    }
    fields.inputMessages = undefined;
    fields.outputMessages = undefined;
  },
};

/** What the tool answered, without the ids around it, which are new each time. */
function resultIn(response: unknown): string | undefined {
  const { responseParts } = (response ?? {}) as {
    responseParts?: Array<{ functionResponse?: { response?: unknown } }>;
  };
  if (!Array.isArray(responseParts)) {
    return response === undefined ? undefined : JSON.stringify(response);
  }
  return JSON.stringify(responseParts.map((part) => part?.functionResponse?.response ?? part));
}
