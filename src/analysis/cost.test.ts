import type { LlmCall, Run } from '../model/session';
import { callCost, sessionCost } from './cost';
import type { PriceBook } from './price-book';

const call = (overrides: Partial<LlmCall> = {}): LlmCall => ({
  kind: 'llm',
  origin: { traceId: 't', spanId: 's' },
  start: 0,
  end: 1,
  requestModel: 'model',
  tokens: { input: 10, output: 5 },
  outcome: 'ok',
  ...overrides,
});

const session = (...calls: LlmCall[]) => {
  const run: Run = {
    origin: { traceId: 't', spanId: '' },
    start: 0,
    end: 1,
    status: 'success',
    steps: [{ number: 1, start: 0, end: 1, calls }],
    runs: [],
    incomplete: false,
  };
  return { runs: [run] };
};

const BOOK: PriceBook = {
  price: ({ model }) => (model === 'model' ? { usd: 2, source: 'test' } : undefined),
  contextWindow: () => undefined,
};

describe('cost', () => {
  it('believes the emitter before the price book', () => {
    expect(callCost(call({ reportedCost: 1 }), BOOK)).toEqual({ usd: 1, basis: 'reported' });
  });

  it('prices the model that answered', () => {
    expect(callCost(call({ responseModel: 'other' }), BOOK)).toBeUndefined();
    expect(callCost(call({ requestModel: 'other', responseModel: 'model' }), BOOK)).toEqual({
      usd: 2,
      basis: 'priced',
      source: 'test',
    });
  });

  it('never guesses: without tokens, price or book a call is unpriced', () => {
    expect(callCost(call({ tokens: {} }), BOOK)).toBeUndefined();
    expect(callCost(call({ requestModel: undefined }), BOOK)).toBeUndefined();
    expect(callCost(call())).toBeUndefined();
  });

  it('says how much of a sum is missing', () => {
    expect(sessionCost(session(call(), call({ reportedCost: 1 }), call({ requestModel: 'other' })), BOOK)).toEqual({
      usd: 3,
      basis: 'mixed',
      unpricedCalls: 1,
    });
    expect(sessionCost(session(call()))).toEqual({ usd: null, basis: 'unpriced', unpricedCalls: 1 });
  });

  it('does not expect a price of a call that failed', () => {
    expect(sessionCost(session(call({ outcome: 'error', tokens: {} })), BOOK).unpricedCalls).toBe(0);
  });
});
