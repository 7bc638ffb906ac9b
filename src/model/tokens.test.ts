import fc from 'fast-check';
import { addTokens, disjointTokens, totalTokens, type TokenUsage } from './tokens';

const INCLUSIVE = { inputIncludesCache: true, outputIncludesReasoning: true };
const EXCLUSIVE = { inputIncludesCache: false, outputIncludesReasoning: false };

describe('disjointTokens', () => {
  it('takes the parts out of totals that include them', () => {
    const reported = { input: 130, cacheRead: 100, cacheWrite: 20, output: 15, reasoning: 7 };
    expect(disjointTokens(reported, INCLUSIVE)).toEqual({
      input: 10,
      cacheRead: 100,
      cacheWrite: 20,
      output: 8,
      reasoning: 7,
    });
  });

  it('leaves figures that exclude the parts as they are', () => {
    const reported = { input: 10, cacheRead: 100, cacheWrite: 20, output: 8, reasoning: 7 };
    expect(disjointTokens(reported, EXCLUSIVE)).toEqual(reported);
  });

  it('sees that a total smaller than its parts cannot include them', () => {
    expect(disjointTokens({ input: 10, cacheRead: 100 }, INCLUSIVE).input).toBe(10);
  });

  it('keeps unknown apart from zero', () => {
    expect(disjointTokens({ input: 0 }, INCLUSIVE)).toEqual({ input: 0 });
    expect(disjointTokens({}, INCLUSIVE).input).toBeUndefined();
  });

  it.each([-1, NaN, Infinity])('takes %p for unknown', (input) => {
    expect(disjointTokens({ input }, INCLUSIVE).input).toBeUndefined();
  });

  it('adds up to what was billed, however the emitter writes it', () => {
    const amount = fc.nat(1_000_000);
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, (input, cacheRead, cacheWrite, output, reasoning) => {
        const exclusive = { input, cacheRead, cacheWrite, output, reasoning };
        const inclusive = { ...exclusive, input: input + cacheRead + cacheWrite, output: output + reasoning };
        expect(disjointTokens(inclusive, INCLUSIVE)).toEqual(exclusive);
        expect(totalTokens(disjointTokens(inclusive, INCLUSIVE))).toBe(
          input + cacheRead + cacheWrite + output + reasoning
        );
      })
    );
  });
});

describe('sums', () => {
  it('stay unknown until somebody reports', () => {
    const sum: TokenUsage = {};
    addTokens(sum, {});
    expect(totalTokens(sum)).toBeUndefined();
    addTokens(sum, { output: 0 });
    expect(sum).toEqual({ output: 0 });
    expect(totalTokens(sum)).toBe(0);
  });
});
