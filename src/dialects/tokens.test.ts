import fc from 'fast-check';
import { TOKEN_BUCKETS, type TokenUsage } from '../model/tokens';
import type { RawLog } from '../model/telemetry';
import { callsOf } from '../testing/calls';
import { span } from '../testing/spans';
import type { Dialect } from './dialect';
import { DIALECTS, FALLBACK } from './registry';
import { foldSessions } from './sessions';

interface Example {
  scope?: string;
  service?: string;
  /** What a call of a model carries besides, where the table alone does not make it one. */
  besides?: Record<string, string>;
}

/** An emitter of each dialect. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  'Claude Code': { scope: 'com.anthropic.claude_code.tracing' },
  Codex: { scope: 'codex_otel.log_only', besides: { 'event.kind': 'response.completed' } },
  'Gemini CLI': { scope: 'gemini-cli' },
  'Qwen Code': { scope: 'qwen-code' },
  OpenCode: { scope: 'ai', service: 'opencode' },
  'Vercel AI SDK': { scope: 'gen_ai' },
  'Vercel AI SDK (legacy)': { scope: 'ai' },
  OpenInference: { scope: 'openinference.instrumentation.langchain' },
  'pydantic-ai': { scope: 'pydantic-ai' },
  Strands: { scope: 'strands.telemetry.tracer' },
  'Google ADK': { scope: 'gcp.vertex.agent' },
  Traceloop: { scope: 'opentelemetry.instrumentation.langchain' },
  Langfuse: { scope: 'langfuse-sdk' },
  LangSmith: { scope: 'langsmith' },
  MLflow: { scope: 'mlflow' },
  LiteLLM: { scope: 'litellm' },
  CrewAI: { scope: 'crewai.telemetry' },
  'Microsoft Agent Framework': { scope: 'agent_framework' },
  'Semantic Kernel': { scope: 'semantic_kernel.connectors' },
  agento11y: { scope: 'agento11y' },
  'GitHub Copilot': { scope: 'github.copilot' },
  Cline: { scope: 'cline', besides: { source: 'assistant' } },
  'Roo Code': { scope: 'roo-code' },
  'Kilo Code': { scope: 'ai', service: 'kilo' },
  'OpenHands (Laminar)': { scope: 'lmnr.sdk' },
  Goose: { scope: 'goose' },
  'JSON lines': { scope: 'json-lines', besides: { model: 'a-model' } },
  'OTel GenAI': { scope: 'opentelemetry.instrumentation.openai_v2' },
};

const dialects = [...DIALECTS, FALLBACK];

const amount = fc.integer({ min: 1, max: 1_000_000 });
/** Disjoint, and for each bucket which of its attributes carries it. */
const usage = fc.record({
  tokens: fc.record({ input: amount, cacheRead: amount, cacheWrite: amount, output: amount, reasoning: amount }),
  carrier: fc.nat({ max: 3 }),
});

describe('tokens', () => {
  it('are tested for every dialect', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(dialects.map(({ name }) => name).sort());
  });

  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
    'of %s are disjoint and sum up to what was billed',
    (_, dialect) => {
      fc.assert(
        fc.property(usage, ({ tokens, carrier }) => {
          const { attributes, told } = written(dialect, tokens, carrier);
          expect(tokensOf(dialect, attributes)).toEqual(told);
        }),
        { numRuns: 50 }
      );
    }
  );
});

/** The attributes that tell of a usage, and what of it they tell: a dialect may have no name for a bucket. */
function written(dialect: Dialect, tokens: Required<TokenUsage>, carrier: number) {
  const { inputIncludesCache, outputIncludesReasoning } = dialect.tokens;
  const known = TOKEN_BUCKETS.filter((bucket) => (dialect.fields[bucket] ?? []).length > 0);
  const told: TokenUsage = Object.fromEntries(known.map((bucket) => [bucket, tokens[bucket]]));
  const billed: TokenUsage = {
    ...told,
    input: tokens.input + (inputIncludesCache ? (told.cacheRead ?? 0) + (told.cacheWrite ?? 0) : 0),
    output: tokens.output + (outputIncludesReasoning ? (told.reasoning ?? 0) : 0),
  };
  const attributes = Object.fromEntries(
    known.map((bucket) => {
      const carriers = dialect.fields[bucket] ?? [];
      const chosen = carriers[Math.min(carrier, carriers.length - 1)] ?? '';
      return [typeof chosen === 'string' ? chosen : chosen.key, billed[bucket] ?? 0];
    })
  );
  return { attributes, told };
}

/** The buckets of the one call that the attributes are put on: a span where the dialect has any, else a log event. */
function tokensOf(dialect: Dialect, figures: Record<string, number>): TokenUsage {
  const { scope = '', service = 'test-service', besides = {} } = EXAMPLES[dialect.name] ?? {};
  const emitter = {
    resource: [{ key: 'service.name', value: { stringValue: service } }],
    scope: { name: scope, version: '' },
  };
  const operation = keyOf(dialect.kinds, (kind) => kind === 'llm');
  const [operationKey] = dialect.fields.operation ?? [];
  const told = span({ ...besides, ...figures, ...(operation && { [String(operationKey)]: operation }) }, { emitter });
  const log: RawLog = {
    ...told,
    time: told.end,
    eventName: keyOf(dialect.events ?? {}, ({ kind }) => kind === 'llm') ?? '',
    severity: '',
    body: '',
  };
  const sessions = foldSessions(operation === undefined ? { spans: [], logs: [log] } : { spans: [told], logs: [] });
  const calls = callsOf(sessions);
  expect(calls).toMatchObject([{ kind: 'llm' }]);
  return definedOf(calls[0]?.kind === 'llm' ? calls[0].tokens : {});
}

function keyOf<T>(table: Readonly<Record<string, T>>, matches: (value: T) => boolean): string | undefined {
  return Object.entries(table).find(([, value]) => matches(value))?.[0];
}

function definedOf(tokens: TokenUsage): TokenUsage {
  return Object.fromEntries(Object.entries(tokens).filter(([, count]) => count !== undefined));
}
