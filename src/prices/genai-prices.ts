import { calcPrice, findProvider, type ModelInfo, type PriceCalculation, type Provider } from '@pydantic/genai-prices';
import { type PriceBook, type PriceQuery } from '../analysis/price-book';
import { remembered } from '../model/remembered';

/**
 * List prices and context windows of providers from `@pydantic/genai-prices`: kept by the authors of pydantic-ai, with
 * dates, tiers and cache prices, MIT, and its data inside the package, so that pricing asks nobody. It is large: load
 * this file lazily.
 */
export const genaiPrices: PriceBook = {
  price(query) {
    const listed = listedModel(query);
    const priced =
      listed && calcPrice(usageOf(query), query.model, { provider: listed.alone, timestamp: new Date(query.time) });
    return priced
      ? { usd: priced.total_price, source: `${SOURCE}: ${listed?.providerId}/${priced.model.id}${sinceOf(priced)}` }
      : undefined;
  },
  contextWindow: (query) => listedModel(query)?.model.context_window,
};

/** A model as the list has it. */
interface Listed {
  providerId: string;
  model: ModelInfo;
  /** Its provider, as if that had no other model: the package compares a name with every model of the provider. */
  alone: Provider;
}

/** Null where the package does not know the provider, or the provider's model: a gateway of one's own has its own prices. */
function listedModel({ provider, model }: Pick<PriceQuery, 'provider' | 'model'>): Listed | null {
  return provider === undefined ? null : listed(JSON.stringify([PROVIDERS[provider] ?? provider, model]));
}

/** @param key the provider's id and the model's name, as JSON */
const listed = remembered((key): Listed | null => {
  const [providerId, name] = JSON.parse(key) as [string, string];
  const found = findProvider({ providerId }) === undefined ? null : calcPrice({}, name, { providerId });
  return (
    found && {
      providerId,
      model: found.model,
      alone: { ...found.provider, models: [found.model], fallback_model_providers: [] },
    }
  );
});

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
