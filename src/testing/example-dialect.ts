import type { Dialect } from '../dialects/dialect';
import { FACT_FIELDS } from '../dialects/general';
import { objectIn } from '../dialects/json-text';

/** Pebble: spans with names of its own. In a real dialect this group stands in `keys.ts`, and in its `ALL_KEYS`. */
const PEBBLE = {
  kind: 'pebble.kind',
  thread: 'pebble.thread',
  persona: 'pebble.persona',
  model: 'pebble.model',
  answerId: 'pebble.answer.id',
  stop: 'pebble.answer.stop',
  /** Includes what the cache read. */
  promptTokens: 'pebble.tokens.prompt',
  cachedTokens: 'pebble.tokens.cached',
  /** Excludes thinking. */
  answerTokens: 'pebble.tokens.answer',
  thinkingTokens: 'pebble.tokens.thinking',
  /** Seconds. */
  firstToken: 'pebble.first_token',
  tool: 'pebble.tool',
  toolInput: 'pebble.tool.input',
  /** JSON: `{"ok":false,"why":"…"}`; the span's status stays unset. */
  toolOutput: 'pebble.tool.output',
} as const;

/** Pebble. Its spans never have an error status: a failed tool says so inside its output. */
export const pebble: Dialect = {
  name: 'Pebble',
  scopes: /^pebble$/,
  services: /^pebble-/,
  kinds: { turn: 'agent', answer: 'llm', tool: 'tool' },
  fields: {
    ...FACT_FIELDS,
    operation: [PEBBLE.kind],
    sessionId: [PEBBLE.thread],
    agent: [PEBBLE.persona],
    requestModel: [PEBBLE.model],
    responseId: [PEBBLE.answerId],
    finishReason: [PEBBLE.stop],
    timeToFirstToken: [{ key: PEBBLE.firstToken, factor: 1000 }],
    input: [PEBBLE.promptTokens],
    cacheRead: [PEBBLE.cachedTokens],
    output: [PEBBLE.answerTokens],
    reasoning: [PEBBLE.thinkingTokens],
    toolName: [PEBBLE.tool],
    toolArguments: [PEBBLE.toolInput],
    toolResult: [PEBBLE.toolOutput],
  },
  tokens: { inputIncludesCache: true, outputIncludesReasoning: false },
  refine({ kind, fields }) {
    const output = kind === 'tool' ? objectIn(fields.toolResult) : undefined;
    if (output?.ok === false) {
      fields.success = 'false';
      fields.errorMessage = String(output.why);
    }
  },
};
