import { calcPrice, findProvider, type PriceCalculation } from '@pydantic/genai-prices';
import { type PriceBook, type PriceQuery } from '../analysis/price-book';

/**
 * List prices and context windows of providers from `@pydantic/genai-prices`: kept by the authors of pydantic-ai, with
 * dates, tiers and cache prices, MIT, and its data inside the package, so that pricing asks nobody. It is large: load
 * this file lazily.
 */
export const genaiPrices: PriceBook = {
  price(query) {
    const usage = usageOf(query);
    const provider = providerId(query.provider);
    if (provider === undefined) {
      return undefined;
    }
    const priced = calcPrice(usage, query.model, { providerId: provider, timestamp: new Date(query.time) });
    return priced === null
      ? undefined
      : { usd: priced.total_price, source: `${SOURCE}: ${provider}/${priced.model.id}${sinceOf(priced)}` };
  },
  contextWindow({ provider, model }) {
    const id = providerId(provider);
    const priced = id === undefined ? null : calcPrice({}, model, { providerId: id });
    return priced?.model.context_window;
  },
};

/** With the day on which that version was published. */
const SOURCE = '@pydantic/genai-prices 0.1.8 of 2026-09-23';

/** The day from which a price holds, where the list has several. */
function sinceOf({ model: { prices }, model_price: chosen }: PriceCalculation): string {
  const entry = Array.isArray(prices) ? prices.find((candidate) => candidate.prices === chosen) : undefined;
  return entry?.constraint?.type === 'start_date' ? ` from ${entry.constraint.start_date}` : '';
}

/** OpenTelemetry's names of providers where the package has others. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'gcp.gemini': 'google',
  'gcp.vertex_ai': 'google',
  'aws.bedrock': 'aws',
  'azure.ai.openai': 'azure',
  'azure.ai.inference': 'azure',
  x_ai: 'x-ai',
  mistral_ai: 'mistral',
};

/** Undefined for providers that the package does not know: a gateway of one's own has prices of its own. */
function providerId(provider: string | undefined): string | undefined {
  const id = provider === undefined ? undefined : (PROVIDERS[provider] ?? provider);
  return id !== undefined && findProvider({ providerId: id }) !== undefined ? id : undefined;
}

/** The package takes totals: cache is a part of the input, reasoning of the output. */
function usageOf({ tokens }: PriceQuery): Record<string, number> {
  const { input = 0, cacheRead = 0, cacheWrite = 0, output = 0, reasoning = 0 } = tokens;
  return {
    input_tokens: input + cacheRead + cacheWrite,
    cache_read_tokens: cacheRead,
    cache_write_tokens: cacheWrite,
    output_tokens: output + reasoning,
  };
}
