import * as v from 'valibot';
import { type PriceBook, type PriceQuery } from '../analysis/price-book';

/** US dollars for a million tokens. */
const Usd = v.pipe(v.number(), v.minValue(0));

/** A bucket without a price costs what the one that it is part of costs. */
const Rates = v.strictObject({
  input: Usd,
  cacheRead: v.optional(Usd),
  cacheWrite: v.optional(Usd),
  output: Usd,
  reasoning: v.optional(Usd),
});

const Entry = v.pipe(
  v.strictObject({
    /** Standard name of the provider; any where missing. */
    provider: v.optional(v.string()),
    /** Address that is called; any where missing. */
    gateway: v.optional(v.string()),
    /** A model's name, or its beginning with a `*` at the end. */
    model: v.pipe(v.string(), v.nonEmpty()),
    /** First day that the price holds, ISO 8601. */
    from: v.optional(v.pipe(v.string(), v.isoDate())),
    perMillion: v.optional(Rates),
    /** Tokens that the model can take. */
    contextWindow: v.optional(v.pipe(v.number(), v.minValue(1))),
  }),
  v.check(
    ({ perMillion, contextWindow }) => perMillion !== undefined || contextWindow !== undefined,
    'expected perMillion, contextWindow or both'
  )
);

const Document = v.strictObject({ source: v.pipe(v.string(), v.nonEmpty()), prices: v.array(Entry) });

/** Prices of an operator's own contracts and gateways. In the document the first entry that fits wins, the newest first. */
export type OperatorPrices = v.InferOutput<typeof Document>;

type PriceEntry = OperatorPrices['prices'][number];

/** A price document that makes no sense; the message says where and what was expected. */
export class PriceFileError extends Error {
  override name = 'PriceFileError';

  /**
   * @param place the field, such as `prices.0.model`, or the line; undefined where the text does not tell
   * @param problem what was expected there
   */
  constructor(
    readonly place: string | undefined,
    readonly problem: string
  ) {
    super(place === undefined ? `The prices: ${problem}.` : `The prices, at ${place}: ${problem}.`);
  }
}

/**
 * Checks a price document.
 *
 * @param document parsed
 * @throws PriceFileError
 */
export function readOperatorPrices(document: unknown): OperatorPrices {
  const result = v.safeParse(Document, document);
  if (result.success) {
    return result.output;
  }
  const [issue] = result.issues;
  throw new PriceFileError(v.getDotPath(issue) ?? undefined, issue.message);
}

/** Prices of an operator before those of another book. */
export function withOperatorPrices({ source, prices }: OperatorPrices, others?: PriceBook): PriceBook {
  const entries = prices.slice().sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));
  return {
    price(query) {
      const entry = entries.find((candidate) => candidate.perMillion !== undefined && fits(candidate, query));
      return entry?.perMillion === undefined
        ? others?.price(query)
        : { usd: priceOf(entry.perMillion, query), source: `${source}: ${nameOf(entry)}` };
    },
    contextWindow(query) {
      const entry = entries.find(
        (candidate) => candidate.contextWindow !== undefined && fits(candidate, { ...query, time: Infinity })
      );
      return entry?.contextWindow ?? others?.contextWindow(query);
    },
  };
}

function nameOf({ model, from }: PriceEntry): string {
  return from === undefined ? model : `${model} from ${from}`;
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
