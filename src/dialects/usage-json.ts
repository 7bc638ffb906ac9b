import type { Observation } from '../model/observation';
import { objectIn } from './json-text';

type Bucket = 'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'reasoning';

/** What providers and observability SDKs call the parts of a usage, nested ones with dots; the first that is there wins. */
const NAMES: Readonly<Record<Bucket, readonly string[]>> = {
  input: ['input_tokens', 'prompt_tokens', 'inputTokens', 'promptTokens', 'input'],
  output: ['output_tokens', 'completion_tokens', 'outputTokens', 'completionTokens', 'output'],
  cacheRead: [
    'cache_read_input_tokens',
    'prompt_tokens_details.cached_tokens',
    'input_tokens_details.cached_tokens',
    'input_token_details.cache_read',
    'input_cached_tokens',
    'input_cache_read',
  ],
  cacheWrite: [
    'cache_creation_input_tokens',
    'prompt_tokens_details.cache_write_tokens',
    'input_tokens_details.cache_write_tokens',
    'input_token_details.cache_creation',
    'input_cache_creation',
  ],
  reasoning: [
    'completion_tokens_details.reasoning_tokens',
    'output_tokens_details.reasoning_tokens',
    'output_token_details.reasoning',
    'output_reasoning_tokens',
    'reasoning_tokens',
  ],
};

/** Names of a total. */
const TOTAL = ['total_tokens', 'totalTokens', 'total'];

/** Names under which the buckets are disjoint, as Langfuse's own integrations write them, unless they make the total. */
const DISJOINT_INPUT = 'input';
const DISJOINT_OUTPUT = 'output';

/**
 * Takes the tokens out of a JSON text, where attributes of their own tell none. Totals include cache and reasoning
 * afterwards, whichever way they were written.
 */
export function readUsageJson({ fields, rare }: Observation): void {
  const usage = objectIn(rare?.usageJson);
  if (usage === undefined) {
    return;
  }
  for (const [bucket, names] of Object.entries(NAMES) as Array<[Bucket, readonly string[]]>) {
    fields[bucket] ??= firstFigure(usage, names);
  }
  const { input, output } = fields;
  if (firstFigure(usage, TOTAL) === (input ?? 0) + (output ?? 0)) {
    return;
  }
  if (nameOf(usage, NAMES.input) === DISJOINT_INPUT && input !== undefined) {
    fields.input = input + (fields.cacheRead ?? 0) + (fields.cacheWrite ?? 0);
  }
  if (nameOf(usage, NAMES.output) === DISJOINT_OUTPUT && output !== undefined) {
    fields.output = output + (fields.reasoning ?? 0);
  }
}

/** Whether a usage is as Anthropic's API answers it: input without cache. */
export function isAnthropicUsage(text: string | undefined): boolean {
  const usage = objectIn(text);
  return (
    usage !== undefined &&
    nameOf(usage, NAMES.input) === 'input_tokens' &&
    ['cache_read_input_tokens', 'cache_creation_input_tokens'].some((name) => figureAt(usage, name) !== undefined)
  );
}

/** Takes the cost in US dollars out of a JSON text. A cost of nothing for tokens that were used is no price. */
export function readCostJson({ fields, rare }: Observation): void {
  const cost = objectIn(rare?.costJson);
  const total = cost === undefined ? undefined : firstFigure(cost, ['total', 'total_cost']);
  if (total !== undefined && total > 0) {
    fields.cost ??= total;
  }
}

function nameOf(usage: Record<string, unknown>, names: readonly string[]): string | undefined {
  return names.find((name) => figureAt(usage, name) !== undefined);
}

function firstFigure(usage: Record<string, unknown>, names: readonly string[]): number | undefined {
  const name = nameOf(usage, names);
  return name === undefined ? undefined : figureAt(usage, name);
}

function figureAt(usage: Record<string, unknown>, path: string): number | undefined {
  const value = path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | null | undefined)?.[name], usage);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
