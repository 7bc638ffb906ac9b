import * as v from 'valibot';
import type { PriceBook, PriceQuery } from '../analysis/price-book';

/** US dollars for a million tokens. A bucket without a price costs what the one that it is part of costs. */
const Rates = v.object({
  input: v.pipe(v.number(), v.minValue(0)),
  cacheRead: v.optional(v.pipe(v.number(), v.minValue(0))),
  cacheWrite: v.optional(v.pipe(v.number(), v.minValue(0))),
  output: v.pipe(v.number(), v.minValue(0)),
  reasoning: v.optional(v.pipe(v.number(), v.minValue(0))),
});

const Entry = v.object({
  /** Standard name of the provider; any where missing. */
  provider: v.optional(v.string()),
  /** Address that is called; any where missing. */
  gateway: v.optional(v.string()),
  /** A model's name, or its beginning with a `*` at the end. */
  model: v.string(),
  /** First day that the price holds, ISO 8601. */
  from: v.optional(v.pipe(v.string(), v.isoDate())),
  perMillion: v.optional(Rates),
  contextWindow: v.optional(v.number()),
});

const File = v.object({ source: v.string(), prices: v.array(Entry) });

type PriceEntry = v.InferOutput<typeof Entry>;

/** A price file that does not make sense; the message says which entry and what was expected. */
export class PriceFileError extends Error {
  override name = 'PriceFileError';
}

/**
 * Prices of an operator's own contracts and gateways, before those of another book. In the file the first entry that
 * fits wins, the newest first where several hold for one model.
 *
 * @param document the parsed file
 * @throws PriceFileError
 */
export function withOperatorPrices(document: unknown, others: PriceBook): PriceBook {
  const result = v.safeParse(File, document);
  if (!result.success) {
    const [issue] = result.issues;
    const path = issue.path?.map((part) => String(part.key)).join('.') ?? '';
    throw new PriceFileError(`Price file, at "${path}": ${issue.message}.`);
  }
  const { source, prices } = result.output;
  const entries = prices.slice().sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));
  return {
    price(query) {
      const entry = entries.find((candidate) => candidate.perMillion !== undefined && fits(candidate, query));
      return entry?.perMillion === undefined
        ? others.price(query)
        : { usd: priceOf(entry.perMillion, query), source: `${source}: ${entry.model}` };
    },
    contextWindow(query) {
      const entry = entries.find(
        (candidate) => candidate.contextWindow !== undefined && fits(candidate, { ...query, time: Infinity })
      );
      return entry?.contextWindow ?? others.contextWindow(query);
    },
  };
}

function fits(entry: PriceEntry, query: Pick<PriceQuery, 'provider' | 'gateway' | 'model' | 'time'>): boolean {
  return (
    (entry.provider === undefined || entry.provider === query.provider) &&
    (entry.gateway === undefined || entry.gateway === query.gateway) &&
    (entry.from === undefined || Date.parse(entry.from) <= query.time) &&
    (entry.model.endsWith('*') ? query.model.startsWith(entry.model.slice(0, -1)) : query.model === entry.model)
  );
}

const MILLION = 1e6;

function priceOf(rates: v.InferOutput<typeof Rates>, { tokens }: PriceQuery): number {
  const { input = 0, cacheRead = 0, cacheWrite = 0, output = 0, reasoning = 0 } = tokens;
  return (
    (input * rates.input +
      cacheRead * (rates.cacheRead ?? rates.input) +
      cacheWrite * (rates.cacheWrite ?? rates.input) +
      output * rates.output +
      reasoning * (rates.reasoning ?? rates.output)) /
    MILLION
  );
}
