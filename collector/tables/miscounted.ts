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

export const MISCOUNTED: readonly Miscounted[] = [
  {
    runs: /^(openinference|otel|pydantic-ai)-anthropic\//,
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
