import fc from 'fast-check';

import { type UnpricedModel } from '../../analysis/spending/across';
import { withOperatorPrices } from '../../prices/operator-prices';
import { parseOperatorPrices } from '../../prices/price-text';
import { genaiPrices } from '../../prices/genai-prices';
import { priceLine } from './priceLine';

const unpriced = (part: Partial<UnpricedModel>): UnpricedModel => ({ model: 'own', calls: 1, tokens: {}, ...part });

it('is an entry of the operator’s price document, which prices the model then', () => {
  fc.assert(
    fc.property(
      fc.record({
        model: fc.string({ unit: 'binary', minLength: 1 }),
        provider: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
        gateway: fc.option(fc.webUrl(), { nil: undefined }),
      }),
      (model) => {
        const line = priceLine(unpriced(model), { input: 1.5, output: 6 }, 'traces') ?? '';
        const document = parseOperatorPrices(`{ "source": "own", "prices": [${line}] }`);
        const book = withOperatorPrices(document, genaiPrices);
        const price = book.price({ ...model, tokens: { input: 1e6, cacheRead: 1e6, output: 1e6 }, time: 0 });
        expect(price?.usd).toBeCloseTo(9, 9);
      }
    )
  );
});

it('is none for calls that name no model', () => {
  expect(priceLine(unpriced({ model: undefined }), { input: 1, output: 1 }, 'traces')).toBeUndefined();
});
