import { type UnpricedModel } from '../../analysis/spending/across';
import { type CostSource } from './view';

/** US dollars for a million tokens. */
export interface Rates {
  input: number;
  output: number;
}

/**
 * The line that gives a model a price: an entry of `prices` in the operator's price document (JSON) where traces are priced,
 * of `models` in the rules' prices (YAML, of which JSON is a part) where metrics are. Cached input costs what input does and
 * reasoning what output does, until somebody says otherwise.
 *
 * @returns undefined for calls that name no model: no document can price them
 */
export function priceLine(
  { provider, gateway, model }: Pick<UnpricedModel, 'provider' | 'gateway' | 'model'>,
  { input, output }: Rates,
  source: CostSource
): string | undefined {
  if (model === undefined) {
    return undefined;
  }
  if (source === 'traces') {
    return JSON.stringify({ provider, gateway, model, perMillion: { input, output } });
  }
  const usd = { input, cache_read: input, cache_write: input, output, reasoning: output };
  return `- ${JSON.stringify({ provider: provider ?? 'unknown', model, usd_per_million: usd })}`;
}
