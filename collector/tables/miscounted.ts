/** Sums over runs, as counters or as the model has them. A kind of tokens that nobody reports is absent. */
export interface Sums {
  llmCalls: number;
  llmErrors: number;
  llmExcluded: number;
  toolCalls: number;
  toolErrors: number;
  input?: number;
  cacheRead?: number;
  cacheWrite?: number;
  output?: number;
  reasoning?: number;
}

/** Recorded runs (tests/fixtures) whose counters differ from the model's totals: what they say of it, and why. */
export interface Miscounted {
  runs: RegExp;
  counted: (sums: Sums) => Sums;
  by: string;
  reason: string;
}

const LLM_FIELDS = [
  'llmCalls',
  'llmErrors',
  'llmExcluded',
  'input',
  'cacheRead',
  'cacheWrite',
  'output',
  'reasoning',
] as const;

function twice(sums: Sums): Sums {
  const doubled = LLM_FIELDS.filter((field) => sums[field] !== undefined).map((field) => [
    field,
    2 * (sums[field] ?? 0),
  ]);
  return { ...sums, ...Object.fromEntries(doubled) };
}

const TOKENS = ['input', 'cacheRead', 'cacheWrite', 'output', 'reasoning'] as const;

function withoutTokens(sums: Sums): Sums {
  return Object.fromEntries(
    Object.entries(sums).filter(([field]) => !TOKENS.includes(field as never))
  ) as unknown as Sums;
}

function withoutTools(sums: Sums): Sums {
  return { ...sums, toolCalls: 0, toolErrors: 0 };
}

export const MISCOUNTED: readonly Miscounted[] = [
  {
    runs: /^(langfuse|mlflow)\//,
    counted: withoutTokens,
    by: 'all tokens',
    reason: 'Usage is a JSON text; the collector reads attributes.',
  },
  {
    runs: /^langsmith\//,
    counted: (sums) => ({
      ...withoutTokens(sums),
      llmErrors: 0,
      input: (sums.input ?? 0) + (sums.cacheRead ?? 0) + (sums.cacheWrite ?? 0),
      output: (sums.output ?? 0) + (sums.reasoning ?? 0),
    }),
    by: 'cache and reasoning tokens, which are in input and output; failed calls',
    reason: 'Cache and reasoning are a JSON text, a failed call is OK with an exception beside it.',
  },
  {
    runs: /^ai-sdk-4\//,
    counted: (sums) => ({
      ...withoutTokens(sums),
      input: (sums.input ?? 0) + (sums.cacheRead ?? 0) + (sums.cacheWrite ?? 0),
      output: (sums.output ?? 0) + (sums.reasoning ?? 0),
    }),
    by: 'cache and reasoning tokens, which are in input and output',
    reason: 'Versions 4 and 5 of the AI SDK leave them in a JSON text of what the provider said besides.',
  },
  {
    runs: /^ai-sdk-[45]-anthropic\/plain$/,
    counted: (sums) => ({ ...withoutTokens(sums), input: sums.input, output: sums.output }),
    by: 'cache tokens',
    reason: 'They are in the same JSON text; Anthropic’s input is without them.',
  },
  {
    runs: /^ai-sdk-5-anthropic\/loop$/,
    counted: ({ cacheWrite, ...sums }) => sums,
    by: 'cache writes',
    reason: 'A streamed call has cache reads as an attribute, writes in the JSON text alone.',
  },
  {
    runs: /^mcp-native\//,
    counted: withoutTools,
    by: 'all calls of tools',
    reason: 'MCP’s own spans are not counted, since they lie inside an agent’s; here no agent tells of its tools.',
  },
  {
    runs: /^openinference-llama-index\//,
    counted: (sums) => ({ ...sums, llmCalls: 3 * sums.llmCalls, llmErrors: 2 * sums.llmErrors }),
    by: 'calls of models × 3, failed ones × 2',
    reason:
      'A span for what prepares the call and two for the call itself, all of kind LLM; tokens are on one of them.',
  },
  {
    runs: /^traceloop-llamaindex\//,
    counted: withoutTools,
    by: 'all calls of tools',
    reason: 'Its tools are tasks like any other; only the name of an attribute tells.',
  },
  {
    runs: /^(openinference|otel|pydantic-ai|traceloop)-anthropic\//,
    counted: twice,
    by: 'calls of models and tokens × 2',
    reason:
      'Two instrumentations tell of one call, each with a span: the Anthropic SDK itself, and that around it. One record ' +
      'alone cannot know of the other. Switch one of them off; the pages merge them either way.',
  },
  {
    runs: /^claude-code\/plain-denied/,
    counted: (sums) => ({ ...sums, toolCalls: sums.toolCalls - 1 }),
    by: 'calls of tools − the denied ones',
    reason: 'A call that was refused has no result, only its decision: agent_approvals_total counts it.',
  },
  {
    runs: /^gemini-cli\/loop-self-detected$/,
    counted: (sums) => ({ ...sums, llmCalls: sums.llmCalls - 1 }),
    by: 'calls of models − the one that the agent broke off',
    reason:
      'The agent’s own loop guard ends the call before it is told of by a log event; only a span without figures does.',
  },
];
