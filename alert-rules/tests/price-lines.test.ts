import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';

import { priceLine } from '../../src/pages/cost/priceLine';
import { definitionFiles, repositoryRoot } from '../generator/files';
import { readPrices } from '../generator/read/prices';

it('reads the line that the cost page gives for a model without a price', () => {
  const { prices: file } = definitionFiles(join(repositoryRoot, 'alert-rules'));
  const model = 'own "model": {x} #1';
  const line = priceLine({ provider: 'my gateway', model }, { input: 1.5, output: 6 }, 'metrics');
  const { prices, problems } = readPrices({ ...file, text: `${file.text.trimEnd()}\n  ${line}\n` });
  assert.deepEqual(problems, []);
  assert.deepEqual(prices?.find((price) => price.model === model)?.usd, {
    input: 1.5e-6,
    cache_read: 1.5e-6,
    cache_write: 1.5e-6,
    output: 6e-6,
    reasoning: 6e-6,
  });
});
