import { genaiPrices } from './genai-prices';
import { PriceFileError, withOperatorPrices } from './operator-prices';

const time = Date.UTC(2026, 10, 1);
const tokens = { input: 10, cacheRead: 100, cacheWrite: 20, output: 8, reasoning: 7 };

describe('list prices', () => {
  it('charge every bucket at its own rate', () => {
    const price = genaiPrices.price({ provider: 'anthropic', model: 'claude-sonnet-4-5', tokens, time });
    // 10 × 3 + 100 × 0.3 + 20 × 3.75 + 15 × 15 dollars a million: what the agent itself reported for this call.
    expect(price?.usd).toBeCloseTo(0.00036, 8);
    expect(price?.source).toContain('anthropic/claude-sonnet-4-5');
  });

  it('know providers by their standard names', () => {
    expect(genaiPrices.price({ provider: 'gcp.gemini', model: 'gemini-2.5-pro', tokens, time })).toBeDefined();
    expect(genaiPrices.contextWindow({ provider: 'openai', model: 'gpt-5.2' })).toBe(400_000);
  });

  it.each([
    ['another provider', 'my-gateway', 'gpt-5.2'],
    ['no provider', undefined, 'gpt-5.2'],
    ['a model that nobody lists', 'openai', 'no-such-model'],
  ])('are not guessed for %s', (_, provider, model) => {
    expect(genaiPrices.price({ provider, model, tokens, time })).toBeUndefined();
    expect(genaiPrices.contextWindow({ provider, model })).toBeUndefined();
  });
});

describe("an operator's prices", () => {
  const book = withOperatorPrices(
    {
      source: 'contract 7',
      prices: [
        { gateway: 'gw', model: 'gpt-*', perMillion: { input: 1, output: 2, cacheRead: 0 }, contextWindow: 1000 },
        { provider: 'openai', model: 'gpt-5.2', from: '2026-06-01', perMillion: { input: 9, output: 9 } },
        { provider: 'openai', model: 'gpt-5.2', from: '2026-12-01', perMillion: { input: 99, output: 99 } },
      ],
    },
    genaiPrices
  );

  it('go before those of the list, gateway by gateway', () => {
    const price = book.price({ provider: 'my', gateway: 'gw', model: 'gpt-5.2', tokens, time });
    expect(price).toEqual({ usd: (10 * 1 + 20 * 1 + 15 * 2) / 1e6, source: 'contract 7: gpt-*' });
    expect(book.contextWindow({ gateway: 'gw', model: 'gpt-5.2' })).toBe(1000);
  });

  it('hold from their day on', () => {
    const query = { provider: 'openai', model: 'gpt-5.2', tokens };
    expect(book.price({ ...query, time })?.usd).toBeCloseTo((145 * 9) / 1e6, 10);
    expect(book.price({ ...query, time: Date.UTC(2026, 11, 2) })?.usd).toBeCloseTo((145 * 99) / 1e6, 10);
    expect(book.price({ ...query, time: Date.UTC(2026, 0, 2) })?.source).toContain('genai-prices');
  });

  it('leave the rest to the list', () => {
    expect(book.price({ provider: 'anthropic', model: 'claude-sonnet-4-5', tokens, time })?.source).toContain('genai');
  });

  it('say which entry is wrong', () => {
    const broken = { source: 'x', prices: [{ model: 'm', perMillion: { input: -1, output: 1 } }] };
    expect(() => withOperatorPrices(broken, genaiPrices)).toThrow(PriceFileError);
    expect(() => withOperatorPrices(broken, genaiPrices)).toThrow('prices.0.perMillion.input');
  });
});
