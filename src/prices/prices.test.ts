import { dependencies } from '../../package.json';
import { genaiPrices } from './genai-prices';
import { PriceFileError, readOperatorPrices, withOperatorPrices } from './operator-prices';
import { parseOperatorPrices } from './price-text';

const time = Date.UTC(2026, 10, 1);
const tokens = { input: 10, cacheRead: 100, cacheWrite: 20, output: 8, reasoning: 7 };

describe('list prices', () => {
  it('charge every bucket at its own rate', () => {
    const price = genaiPrices.price({ provider: 'anthropic', model: 'claude-sonnet-4-5', tokens, time });
    // 10 × 3 + 100 × 0.3 + 20 × 3.75 + 15 × 15 dollars a million: what the agent itself reported for this call.
    expect(price?.usd).toBeCloseTo(0.00036, 8);
    expect(price?.source).toContain('anthropic/claude-sonnet-4-5');
  });

  it('say from which day they hold, and of which day the list is', () => {
    const price = genaiPrices.price({ provider: 'openai', model: 'o3', tokens, time });
    expect(price?.source).toMatch(/^@pydantic\/genai-prices [\d.]+ of \d{4}-\d\d-\d\d: openai\/o3 from 2025-06-10$/);
    expect(price?.source).toContain(` ${dependencies['@pydantic/genai-prices']} of`);
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

  it('say from which day they hold', () => {
    const query = { provider: 'openai', model: 'gpt-5.2', tokens };
    expect(book.price({ ...query, time })?.source).toBe('contract 7: gpt-5.2 from 2026-06-01');
  });

  it('are all there is where no list can be had', () => {
    const alone = withOperatorPrices({ source: 'own', prices: [{ model: 'm', perMillion: { input: 1, output: 1 } }] });
    expect(alone.price({ model: 'm', tokens, time })?.usd).toBeCloseTo(145 / 1e6, 10);
    expect(alone.price({ model: 'n', tokens, time })).toBeUndefined();
    expect(alone.contextWindow({ model: 'm' })).toBeUndefined();
  });

  const perMillion = { input: 1, output: 1 };
  it.each([
    [
      'a negative price',
      { prices: [{ model: 'm', perMillion: { input: -1, output: 1 } }] },
      'prices.0.perMillion.input',
    ],
    ['a field that is none', { prices: [{ model: 'm', perMilion: perMillion }] }, 'prices.0.perMilion'],
    ['an entry that says nothing', { prices: [{ model: 'm' }] }, 'prices.0'],
    ['no day', { prices: [{ model: 'm', from: '1.2.2026', perMillion }] }, 'prices.0.from'],
    ['a window that holds nothing', { prices: [{ model: 'm', contextWindow: 0 }] }, 'prices.0.contextWindow'],
    ['no prices', {}, 'prices'],
    ['another source', { source: 7, prices: [] }, 'source'],
  ])('say where %s stands', (_, document, place) => {
    const read = () => readOperatorPrices({ source: 'x', ...document });
    expect(read).toThrow(PriceFileError);
    expect(read).toThrow(expect.objectContaining({ place }));
  });

  it('say in which line the text is no JSON', () => {
    const read = (text: string) => () => parseOperatorPrices(text);
    expect(read('{\n"source": "x"\n"prices": []}')).toThrow(expect.objectContaining({ place: 'line 3' }));
    // Not every engine tells the place of every fault; then its words quote it.
    expect(read('{\n"source": "x",\n"prices": [}')).toThrow(/line 3|"prices": \[\}/);
    expect(read('{\n"source": "x"')).toThrow(expect.objectContaining({ place: 'line 2' }));
    expect(read('[]')).toThrow(PriceFileError);
    expect(parseOperatorPrices('{ "source": "x", "prices": [] }')).toEqual({ source: 'x', prices: [] });
  });
});
