import { type BillLine } from '../../analysis/spending/bill';
import { type BillSlot } from '../../analysis/spending/over-time';
import { TOKEN_BUCKETS, type TokenUsage } from '../../model/tokens';
import { callsQuery, failedCallsQuery, SPEND_LABELS, tokenPricesQuery, tokensQuery } from '../../queries/spend-metrics';
import { type PrometheusApi } from '../../sources/prometheus';

export type SpendMetrics = Pick<PrometheusApi, 'range' | 'instant'>;

type Labels = Readonly<Record<string, string>>;

/** The bill as Prometheus knows it. */
export interface MetricBill {
  /** One line for all calls of a model by an agent: in the whole range. */
  lines: readonly BillLine[];
  /** The same by the slots of the chart, without calls; what lies between two of Prometheus' scrapes may be in neither slot. */
  timed: readonly BillLine[];
  /** Of the period before, of equal length; undefined where Prometheus knows nothing of it. */
  before?: readonly BillLine[];
  /** Since when Prometheus knows of tokens, as far as the slots tell. Milliseconds since 1970. */
  knownFrom: number;
}

interface Range {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
}

const MILLIS = 1000;

/** Values of the label `token_type`. */
const BUCKETS: Readonly<Record<string, keyof TokenUsage>> = {
  input: 'input',
  cache_read: 'cacheRead',
  cache_write: 'cacheWrite',
  output: 'output',
  reasoning: 'reasoning',
};

/**
 * Asks Prometheus what models were called for, and prices it by what the rules recorded last in the range.
 *
 * @param slots consecutive, of equal length
 * @throws SourceError
 */
export async function metricBill(
  metrics: SpendMetrics,
  { from, to }: Range,
  slots: readonly BillSlot[],
  signal: AbortSignal
): Promise<MetricBill> {
  const seconds = (to - from) / MILLIS;
  const step = ((slots[0]?.to ?? to) - (slots[0]?.from ?? from)) / MILLIS;
  const whole = async (time: number) => {
    const ask = (query: string) => metrics.instant(query, { time, signal });
    const [tokens, calls, failed] = await Promise.all([
      ask(tokensQuery(seconds)),
      ask(callsQuery(seconds)),
      ask(failedCallsQuery(seconds)),
    ]);
    return { tokens, calls, failed };
  };
  const [now, before, prices, overTime] = await Promise.all([
    whole(to),
    whole(from),
    metrics.instant(tokenPricesQuery(seconds), { time: to, signal }),
    metrics.range(tokensQuery(step), {
      // The value at the end of a slot is what happened within it.
      from: slots[0]?.to ?? to,
      to: slots.at(-1)?.to ?? to,
      step,
      signal,
    }),
  ]);
  const book = pricesOf(prices);
  const linesOf = ({ tokens, calls, failed }: typeof now, time: number) => {
    const usages = usagesOf(tokens);
    // Calls without tokens are told apart as well: nobody knows what they cost.
    for (const { labels, value } of calls) {
      if (value > 0 && !usages.has(keyOf(labels))) {
        usages.set(keyOf(labels), { labels, usage: {} });
      }
    }
    const counted = countsOf(calls);
    const failures = countsOf(failed);
    return Array.from(usages, ([key, { labels, usage }]) =>
      lineOf(labels, usage, { time, calls: counted.get(key) ?? 0, failed: failures.get(key) ?? 0, book })
    );
  };
  const first = overTime.reduce((earliest, { times }) => Math.min(earliest, times[0] ?? Infinity), Infinity);
  return {
    lines: linesOf(now, to),
    before: before.tokens.length === 0 ? undefined : linesOf(before, from),
    timed: slots.flatMap(({ from: start, to: end }) => {
      const at = end / MILLIS;
      const samples = overTime.flatMap(({ labels, times, values }) => {
        const place = times.findIndex((time) => Math.abs(time - at) < step / 2);
        return place < 0 ? [] : [{ labels, value: values[place] ?? 0 }];
      });
      return Array.from(usagesOf(samples).values(), ({ labels, usage }) =>
        lineOf(labels, usage, { time: start, calls: 0, failed: 0, book })
      );
    }),
    knownFrom: Math.max(from, first * MILLIS - step * MILLIS),
  };
}

interface Sample {
  labels: Labels;
  value: number;
}

function keyOf(labels: Labels): string {
  return JSON.stringify(SPEND_LABELS.map((label) => labels[label] ?? ''));
}

function countsOf(samples: readonly Sample[]): ReadonlyMap<string, number> {
  return new Map(samples.map(({ labels, value }) => [keyOf(labels), value]));
}

/** Tokens by everything but their type; what did not grow is left out. */
function usagesOf(samples: readonly Sample[]): Map<string, { labels: Labels; usage: TokenUsage }> {
  const usages = new Map<string, { labels: Labels; usage: TokenUsage }>();
  for (const { labels, value } of samples) {
    const bucket = BUCKETS[labels.token_type ?? ''];
    if (bucket !== undefined && value > 0) {
      const key = keyOf(labels);
      const known = usages.get(key) ?? { labels, usage: {} };
      known.usage[bucket] = (known.usage[bucket] ?? 0) + value;
      usages.set(key, known);
    }
  }
  return usages;
}

/** US dollars of one token by model. */
type Prices = ReadonlyMap<string, TokenUsage>;

function pricesOf(samples: readonly Sample[]): Prices {
  const prices = new Map<string, TokenUsage>();
  for (const { labels, value } of samples) {
    const bucket = BUCKETS[labels.token_type ?? ''];
    if (bucket !== undefined) {
      prices.set(labels.model ?? '', { ...prices.get(labels.model ?? ''), [bucket]: value });
    }
  }
  return prices;
}

interface Counted {
  time: number;
  calls: number;
  failed: number;
  book: Prices;
}

function lineOf(labels: Labels, tokens: TokenUsage, { time, calls, failed, book }: Counted): BillLine {
  const price = book.get(labels.model ?? '');
  const charged = TOKEN_BUCKETS.filter((bucket) => tokens[bucket] !== undefined);
  const isPriced = price !== undefined && charged.length > 0 && charged.every((bucket) => price[bucket] !== undefined);
  const usd = isPriced
    ? charged.reduce((sum, bucket) => sum + (tokens[bucket] ?? 0) * (price[bucket] ?? 0), 0)
    : undefined;
  return {
    time,
    usd,
    basis: isPriced ? 'priced' : undefined,
    calls,
    unpriced: isPriced ? 0 : Math.max(0, calls - failed),
    tokens,
    by: {
      model: labels.model || undefined,
      agent: labels.agent || undefined,
      team: undefined,
      user: undefined,
      repository: undefined,
    },
    tools: [],
    provider: labels.provider || undefined,
    gateway: labels.gateway || undefined,
    saved: savedByCache(tokens, price),
  };
}

/** See `savedByCache` of a call: the tokens of the cache at the price of the others, less what they cost. */
function savedByCache({ cacheRead, cacheWrite }: TokenUsage, price: TokenUsage | undefined): number | undefined {
  const input = price?.input;
  if (input === undefined || (cacheRead === undefined && cacheWrite === undefined)) {
    return undefined;
  }
  const part = (tokens: number | undefined, own: number | undefined) =>
    tokens === undefined ? 0 : tokens * (input - (own ?? input));
  return part(cacheRead, price?.cacheRead) + part(cacheWrite, price?.cacheWrite);
}
