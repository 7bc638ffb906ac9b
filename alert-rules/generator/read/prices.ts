import * as v from 'valibot';

import { genaiPrices } from '../../../src/prices/genai-prices';
import { type TokenUsage } from '../../../src/model/tokens';
import { type ModelPrice } from '../definitions';
import { type Problem } from '../problems';
import { readYaml, type TextFile } from './yaml-file';

/** The values of the label `token_type`, and the buckets that they are in the model. */
const TYPES = {
  input: 'input',
  cache_read: 'cacheRead',
  cache_write: 'cacheWrite',
  output: 'output',
  reasoning: 'reasoning',
} as const satisfies Record<string, keyof TokenUsage>;

/** Priced in one go, so that no price drowns in rounding. */
const MILLION = 1e6;
/** A call of usual size: some prices rise with the length of the input. */
const CALL = 1000;

const Usd = v.pipe(v.number(), v.minValue(0, 'expected 0 or more'));

const PricesShape = v.strictObject({
  as_of: v.pipe(v.string(), v.isoDate('expected a day, such as 2026-11-01')),
  models: v.array(
    v.strictObject({
      provider: v.string(),
      model: v.string(),
      usd_per_million: v.optional(v.strictObject(v.entriesFromList(Object.keys(TYPES), Usd))),
    })
  ),
});

/** Reads prices.yaml, and looks up what it leaves to the price book. */
export function readPrices(file: TextFile): { prices?: ModelPrice[]; problems: Problem[] } {
  const result = readYaml(file, PricesShape);
  if ('problems' in result) {
    return { problems: result.problems };
  }
  const { value, lineOf } = result.read;
  const time = Date.parse(value.as_of);
  const problems: Problem[] = [];
  const prices = value.models.flatMap(({ provider, model, usd_per_million: own }, index): ModelPrice[] => {
    const at = (text: string) => problems.push({ file: file.path, line: lineOf(['models', index]), text });
    if (value.models.findIndex((other) => other.model === model) !== index) {
      at(`${model} is listed twice; expected one entry for each model.`);
    }
    const usd = Object.entries(TYPES).map(([type, bucket]) => {
      const price = own?.[type] ?? bookPrice(provider, model, bucket, time);
      return [type, price] as const;
    });
    if (usd.some(([, price]) => price === undefined)) {
      at(`the price book has no price for ${provider}/${model}; add usd_per_million, or correct the name.`);
      return [];
    }
    const contextWindow = genaiPrices.contextWindow({ provider, model });
    return [
      { model, contextWindow, usd: Object.fromEntries(usd.map(([type, price]) => [type, rounded(price! / MILLION)])) },
    ];
  });
  return problems.length > 0 ? { problems } : { prices, problems };
}

function bookPrice(provider: string, model: string, bucket: keyof TokenUsage, time: number): number | undefined {
  const price = genaiPrices.price({ provider, model, tokens: { [bucket]: CALL }, time });
  return price === undefined ? undefined : (price.usd / CALL) * MILLION;
}

function rounded(usd: number): number {
  return Number(usd.toPrecision(10));
}
