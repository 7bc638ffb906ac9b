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

/** Whether an emitter's totals contain the parts that it also reports apart. */
export interface TokenSemantics {
  inputIncludesCache: boolean;
  outputIncludesReasoning: boolean;
}

/**
 * Makes reported figures disjoint. An input smaller than the cache figures cannot include them, whatever the dialect
 * says, and is then taken as uncached; the same for output and reasoning. Negative and non-finite figures are unknown.
 */
export function disjointTokens(reported: ReportedTokens, semantics: TokenSemantics): TokenUsage {
  const cacheRead = count(reported.cacheRead);
  const cacheWrite = count(reported.cacheWrite);
  const reasoning = count(reported.reasoning);
  return {
    input: without(count(reported.input), (cacheRead ?? 0) + (cacheWrite ?? 0), semantics.inputIncludesCache),
    cacheRead,
    cacheWrite,
    output: without(count(reported.output), reasoning ?? 0, semantics.outputIncludesReasoning),
    reasoning,
  };
}

/** Adds `usage` to `sum` in place. A bucket is unknown only while no call reported it. */
export function addTokens(sum: TokenUsage, usage: TokenUsage): void {
  sum.input = plus(sum.input, usage.input);
  sum.cacheRead = plus(sum.cacheRead, usage.cacheRead);
  sum.cacheWrite = plus(sum.cacheWrite, usage.cacheWrite);
  sum.output = plus(sum.output, usage.output);
  sum.reasoning = plus(sum.reasoning, usage.reasoning);
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
