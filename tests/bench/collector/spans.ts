import { Random } from '../../../collector/redaction/random';
import type { BenchScope, BenchSpan } from './otlp-protobuf';

/** Sentences and code as agents have them: paths, line numbers and figures, as redaction has to look at those. */
const SENTENCES = [
  'The run read src/invoice.mjs line 42 and found 3 failing tests; totals were 1299.50 and 14.',
  'const rounded = Math.round(total * 100) / 100; return { net: rounded, tax: rounded * 0.19 };',
  'I will look at the failing test first, then change money.mjs and run the suite again.',
  '{"path":"test/invoice.test.mjs","old":"assert.equal(sum, 12)","new":"assert.equal(sum, 12.5)"}',
  'FAIL test/dates.test.mjs > formats 2026-11-21 as 21.11.2026 (5 ms)',
  'commit 4f1c2a9b77e0 touches 7 files, 120 insertions(+), 31 deletions(-)',
] as const;

/** One span in so many holds a secret, which makes it pay for being masked. */
const SECRET_EVERY = 100;

/** The spans of one request: about 30 attributes and 1.8 kB each, two calls of a tool to one of a model. */
export type Mix = 'one dialect' | 'three dialects';

export function scopesOf(mix: Mix, count: number, random: Random): BenchScope[] {
  const makers = mix === 'one dialect' ? [openTelemetry] : [openTelemetry, openInference, aiSdk];
  return makers.map(({ scope, make }) => ({
    scope,
    spans: Array.from({ length: Math.floor(count / makers.length) }, (_, index) => make(index, random)),
  }));
}

interface Maker {
  scope: string;
  make(index: number, random: Random): BenchSpan;
}

function text(length: number, index: number, random: Random): string {
  let result = index % SECRET_EVERY === 0 ? `API_KEY=sk-proj-${random.alphanumeric(48)} ` : '';
  while (result.length < length) {
    result += `${random.pick(SENTENCES)} `;
  }
  return result.slice(0, length);
}

/** What frameworks add of their own. */
function luggage(count: number): Record<string, string | number> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `framework.detail.number_${index}`,
      index % 2 === 0 ? index : `value ${index}`,
    ])
  );
}

const openTelemetry: Maker = {
  scope: 'opentelemetry.instrumentation.genai.openai',
  make: (index, random) =>
    index % 3 === 0
      ? {
          name: 'chat model-a',
          attributes: {
            'gen_ai.operation.name': 'chat',
            'gen_ai.provider.name': 'openai',
            'gen_ai.request.model': 'model-a',
            'gen_ai.response.model': 'model-a-2026-10-01',
            'gen_ai.response.id': `resp-${random.hex(12)}`,
            'gen_ai.conversation.id': `session-${index % 10}`,
            'gen_ai.usage.input_tokens': 1300,
            'gen_ai.usage.output_tokens': 150,
            'gen_ai.usage.cache_read.input_tokens': 1000,
            'server.address': 'api.example.com',
            'gen_ai.input.messages': text(800, index, random),
            'gen_ai.output.messages': text(300, index + 1, random),
            ...luggage(18),
          },
        }
      : {
          name: 'execute_tool edit',
          attributes: {
            'gen_ai.operation.name': 'execute_tool',
            'gen_ai.tool.name': 'edit',
            'gen_ai.tool.call.id': `call-${random.hex(12)}`,
            'gen_ai.conversation.id': `session-${index % 10}`,
            'gen_ai.tool.call.arguments': JSON.stringify({ path: 'src/money.mjs', text: text(500, index, random) }),
            'gen_ai.tool.call.result': text(500, index + 1, random),
            ...luggage(24),
          },
        },
};

const openInference: Maker = {
  scope: 'openinference.instrumentation.langchain',
  make: (index, random) => ({
    name: index % 3 === 0 ? 'ChatModel' : 'edit',
    attributes: {
      'openinference.span.kind': index % 3 === 0 ? 'LLM' : 'TOOL',
      'session.id': `session-${index % 10}`,
      ...(index % 3 === 0
        ? {
            'llm.model_name': 'model-b',
            'llm.provider': 'anthropic',
            'llm.token_count.prompt': 1300,
            'llm.token_count.completion': 150,
            'llm.token_count.prompt_details.cache_read': 1000,
          }
        : { 'tool.name': 'edit' }),
      'input.value': text(700, index, random),
      'output.value': text(400, index + 1, random),
      ...luggage(22),
    },
  }),
};

const aiSdk: Maker = {
  scope: 'ai',
  make: (index, random) => ({
    name: index % 3 === 0 ? 'ai.generateText.doGenerate' : 'ai.toolCall',
    attributes: {
      'ai.operationId': index % 3 === 0 ? 'ai.generateText.doGenerate' : 'ai.toolCall',
      'ai.telemetry.functionId': 'agent-c',
      'ai.telemetry.metadata.sessionId': `session-${index % 10}`,
      ...(index % 3 === 0
        ? {
            'ai.model.id': 'model-c',
            'ai.model.provider': 'openai.chat',
            'ai.usage.inputTokens': 1300,
            'ai.usage.outputTokens': 150,
            'ai.usage.cachedInputTokens': 1000,
            'ai.prompt.messages': text(800, index, random),
            'ai.response.text': text(300, index + 1, random),
          }
        : {
            'ai.toolCall.name': 'edit',
            'ai.toolCall.id': `call-${random.hex(12)}`,
            'ai.toolCall.args': JSON.stringify({ text: text(500, index, random) }),
            'ai.toolCall.result': text(500, index + 1, random),
          }),
      ...luggage(20),
    },
  }),
};
