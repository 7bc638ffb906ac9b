import { DERIVED } from './derived';

/** A label of our metrics, with the derived attribute that it is taken from. */
export const LABELS = {
  agent: DERIVED.agent,
  source: DERIVED.source,
  provider: DERIVED.provider,
  model: DERIVED.model,
  gateway: DERIVED.gateway,
  tool: DERIVED.tool,
  decision: DERIVED.decision,
  error_class: DERIVED.errorClass,
} as const;

export type Label = keyof typeof LABELS;

/** What a record is counted as: the conditions are those of `COUNTED_WHEN`. */
export type Counted = 'llm' | 'tool' | 'decision' | 'wait' | 'llm_error';

interface Metric {
  /** Without `_total`, which Prometheus' exporter appends to counters. */
  name: string;
  help: string;
  counted: Counted;
  labels: readonly Label[];
}

/** A counter. `value` is a number that the labels' statements leave on the record; without, each record counts 1. */
export interface Counter extends Metric {
  value?: string;
  /** A label whose value is the same for the whole row: the rows of one name differ in it. */
  fixed?: { label: string; value: string };
}

/** A histogram in seconds. `value` as for counters. */
export interface Histogram extends Metric {
  value: string;
  bounds: readonly number[];
}

const LLM = ['agent', 'source', 'provider', 'model', 'gateway'] as const;
const TOOL = ['agent', 'source', 'tool'] as const;

/** Kinds of tokens, each with the attribute that holds how many of them a record tells. */
export const TOKEN_FIGURES: ReadonlyArray<readonly [type: string, attribute: string]> = [
  ['input', DERIVED.inputTokens],
  ['cache_read', DERIVED.cacheReadTokens],
  ['cache_write', DERIVED.cacheWriteTokens],
  ['output', DERIVED.outputTokens],
  ['reasoning', DERIVED.reasoningTokens],
];

/** Seconds: what people notice, up to what a long reasoning takes. */
export const LLM_BOUNDS = [0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300] as const;
const FIRST_TOKEN_BOUNDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60] as const;
const TOOL_BOUNDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 120, 300] as const;
const WAIT_BOUNDS = [1, 5, 15, 30, 60, 120, 300, 900, 3600] as const;

/** The counters of the design's section 5. Errors count 0 or 1 with every call: a series must not begin with its first error. */
export const COUNTERS: readonly Counter[] = [
  { name: 'agent_llm_calls', help: 'Calls of a model, each attempt one.', counted: 'llm', labels: LLM },
  { name: 'agent_llm_errors', help: 'Calls of a model that failed.', counted: 'llm', labels: LLM, value: 'error' },
  {
    name: 'agent_llm_excluded',
    help: 'Calls of a model that failed for no fault of the service: cancelled, or too long a conversation.',
    counted: 'llm',
    labels: LLM,
    value: 'excluded',
  },
  {
    name: 'agent_llm_errors_by_class',
    help: 'Failed calls of a model by the class of their error.',
    counted: 'llm_error',
    labels: ['provider', 'model', 'gateway', 'error_class'],
  },
  ...TOKEN_FIGURES.map(([type]): Counter => ({
    name: 'agent_llm_tokens',
    help: 'Tokens, each counted under one type only. A type that nobody reports has no series: absent is unknown, not 0.',
    counted: 'llm',
    labels: LLM,
    value: type,
    fixed: { label: 'token_type', value: type },
  })),
  { name: 'agent_tool_calls', help: 'Calls of a tool.', counted: 'tool', labels: TOOL },
  {
    name: 'agent_tool_errors',
    help: 'Calls of a tool that failed or ran out of time; not those that were denied or cancelled.',
    counted: 'tool',
    labels: TOOL,
    value: 'error',
  },
  {
    name: 'agent_approvals',
    help: 'Decisions whether a tool call may run.',
    counted: 'decision',
    labels: ['tool', 'decision'],
  },
];

/** The histograms that need no exemplars; calls of models have theirs from span_metrics, which makes them. */
export const HISTOGRAMS: readonly Histogram[] = [
  {
    name: 'agent_llm_first_token_seconds',
    help: 'Seconds from the request to the first token.',
    counted: 'llm',
    labels: ['provider', 'model', 'gateway'],
    value: 'first_token',
    bounds: FIRST_TOKEN_BOUNDS,
  },
  {
    name: 'agent_tool_duration_seconds',
    help: 'Seconds that calls of a tool took.',
    counted: 'tool',
    labels: ['tool'],
    value: 'seconds',
    bounds: TOOL_BOUNDS,
  },
  {
    name: 'agent_approval_wait_seconds',
    help: 'Seconds that calls of a tool waited for a decision.',
    counted: 'wait',
    labels: ['tool', 'decision'],
    value: 'seconds',
    bounds: WAIT_BOUNDS,
  },
];

/** The histogram of calls of models. */
export const LLM_DURATION = {
  name: 'agent_llm_duration_seconds',
  help: 'Seconds that calls of a model took.',
  labels: ['source', 'provider', 'model', 'gateway'],
} as const satisfies { name: string; help: string; labels: readonly Label[] };

/** The conditions of `Counted`, on the labels and figures of a record. */
export const COUNTED_WHEN: Readonly<Record<Counted, string>> = {
  llm: 'counted == "llm"',
  llm_error: 'counted == "llm" and error == 1',
  tool: 'counted == "tool"',
  decision: '(counted == "approval" or counted == "tool") and decision != nil',
  wait: 'counted == "wait"',
};
