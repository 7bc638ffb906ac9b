/**
 * The five disjoint token buckets (design, section 3): uncached input, cache read, cache write, output without
 * reasoning, reasoning. `undefined` is unknown: nobody reported it. Zero is a reported zero.
 */
export interface TokenUsage {
  input?: number;
  cacheRead?: number;
  cacheWrite?: number;
  output?: number;
  reasoning?: number;
}

/** The buckets, in the order in which they are shown. */
export const TOKEN_BUCKETS = ['input', 'cacheRead', 'cacheWrite', 'output', 'reasoning'] as const;

/** What an emitter reports, before the buckets are made disjoint. */
export interface ReportedTokens {
  input?: number;
  cacheRead?: number;
  cacheWrite?: number;
  output?: number;
  reasoning?: number;
}

/** What an emitter says, beside the figures, of how they are meant. */
export interface TokenHints {
  /** What the provider counted in all. */
  total?: number;
  /** The emitter's own word for how its totals are meant: `inclusive` or `exclusive`. */
  semantics?: string;
}

/** Whether an emitter's totals contain the parts that it also reports apart. */
export interface TokenSemantics {
  inputIncludesCache: boolean;
  outputIncludesReasoning: boolean;
}

/**
 * Makes reported figures disjoint. An input smaller than the cache figures cannot include them, whatever the dialect
 * says, and is then taken as uncached; the same for output and reasoning. So is what only adds up to the provider's total
 * together with its parts. Negative and non-finite figures are unknown.
 */
export function disjointTokens(reported: ReportedTokens, dialect: TokenSemantics, hints?: TokenHints): TokenUsage {
  const cacheRead = count(reported.cacheRead);
  const cacheWrite = count(reported.cacheWrite);
  const reasoning = count(reported.reasoning);
  const input = count(reported.input);
  const output = count(reported.output);
  const cached = (cacheRead ?? 0) + (cacheWrite ?? 0);
  const semantics =
    (hints && WORDS.get(hints.semantics)) ??
    apartByTotal((count(hints?.total) ?? NaN) - (input ?? NaN) - (output ?? NaN), cached, reasoning ?? 0) ??
    dialect;
  return {
    input: without(input, cached, semantics.inputIncludesCache),
    cacheRead,
    cacheWrite,
    output: without(output, reasoning ?? 0, semantics.outputIncludesReasoning),
    reasoning,
  };
}

/** What emitters say themselves (`gen_ai.token.semantics`). */
const WORDS: ReadonlyMap<string | undefined, TokenSemantics> = new Map([
  ['inclusive', { inputIncludesCache: true, outputIncludesReasoning: true }],
  ['exclusive', { inputIncludesCache: false, outputIncludesReasoning: false }],
]);

/**
 * Which parts a total counts beside input and output. A total of just these two says nothing: many emitters add it up
 * themselves.
 *
 * @param beside the total less input and output
 */
function apartByTotal(beside: number, cached: number, reasoning: number): TokenSemantics | undefined {
  if (!(beside > 0) || cached === reasoning) {
    return undefined;
  }
  switch (beside) {
    case cached:
      return { inputIncludesCache: false, outputIncludesReasoning: true };
    case reasoning:
      return { inputIncludesCache: true, outputIncludesReasoning: false };
    case cached + reasoning:
      return { inputIncludesCache: false, outputIncludesReasoning: false };
    default:
      return undefined;
  }
}

/** Adds `usage` to `sum` in place. A bucket is unknown only while no call reported it. */
export function addTokens(sum: TokenUsage, usage: TokenUsage): void {
  sum.input = plus(sum.input, usage.input);
  sum.cacheRead = plus(sum.cacheRead, usage.cacheRead);
  sum.cacheWrite = plus(sum.cacheWrite, usage.cacheWrite);
  sum.output = plus(sum.output, usage.output);
  sum.reasoning = plus(sum.reasoning, usage.reasoning);
}

/** A part of each bucket that is known. @param share 0 to 1 */
export function shareOfTokens(tokens: TokenUsage, share: number): TokenUsage {
  const part: TokenUsage = {};
  for (const bucket of TOKEN_BUCKETS) {
    const count = tokens[bucket];
    if (count !== undefined) {
      part[bucket] = share * count;
    }
  }
  return part;
}

/** All tokens that are known, or undefined where nobody reported any. */
export function totalTokens(usage: TokenUsage): number | undefined {
  let total: number | undefined;
  for (const bucket of TOKEN_BUCKETS) {
    const value = usage[bucket];
    if (value !== undefined) {
      total = (total ?? 0) + value;
    }
  }
  return total;
}

/** Part of what models were sent that came from a cache; undefined where nobody tells. */
export function cachedShare({ input, cacheRead, cacheWrite = 0 }: TokenUsage): number | undefined {
  const sent = (input ?? 0) + (cacheRead ?? 0) + cacheWrite;
  return cacheRead === undefined || input === undefined || sent === 0 ? undefined : cacheRead / sent;
}

function count(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function plus(sum: number | undefined, value: number | undefined): number | undefined {
  return value === undefined ? sum : (sum ?? 0) + value;
}

function without(total: number | undefined, part: number, included: boolean): number | undefined {
  return total !== undefined && included && part <= total ? total - part : total;
}
