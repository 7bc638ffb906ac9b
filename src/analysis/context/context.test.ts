import fc from 'fast-check';
import { anySession, llmCall, runOfSteps, sessionOfRuns } from '../../testing/sketches';
import { contextOf, fillOf } from './context';

const calls = (...used: number[]) =>
  used.map((input, index) => [llmCall({ start: 10_000 * index, tokens: { input } })]);
const book = { price: () => undefined, contextWindow: () => 1000 };

describe('context', () => {
  it('knows what each call added, and the fullest', () => {
    const session = sessionOfRuns([runOfSteps(calls(100, 400, 900, 880))]);
    const { points, peak } = contextOf(session, book);
    expect(points.map(({ added }) => added)).toEqual([undefined, 300, 500, -20]);
    expect(peak).toMatchObject({ used: 900, window: 1000, windowFrom: 'price_book' });
    expect(peak && fillOf(peak)).toBe(0.9);
  });

  it('believes what the emitter says of the window before the price book, and knows none without both', () => {
    const session = sessionOfRuns([runOfSteps([[llmCall({ tokens: { input: 100 }, contextWindow: 200 })]])]);
    expect(contextOf(session, book).peak).toMatchObject({ window: 200, windowFrom: 'reported' });
    expect(contextOf(sessionOfRuns([runOfSteps(calls(100))])).peak).not.toHaveProperty('window');
  });

  it('keeps sub-agents apart: each has a conversation of its own', () => {
    const sub = runOfSteps(calls(10, 20));
    const { points } = contextOf(sessionOfRuns([runOfSteps(calls(500, 600), { runs: [sub] })]));
    expect(points.map(({ added }) => added)).toEqual([undefined, 100, undefined, 10]);
  });

  it('counts a compaction once, whether told or only seen, with what it freed', () => {
    const told = { time: 5000, trigger: 'auto' };
    const session = sessionOfRuns([runOfSteps(calls(900, 300, 310, 900, 100))], { compactions: [told] });
    expect(contextOf(session).shrinkings).toEqual([
      { time: 5000, freed: 600, source: 'reported', trigger: 'auto' },
      { time: 40_000, freed: 800, source: 'seen' },
    ]);
  });

  it('counts every answered call, as a point or as uncounted, and adds up along a run', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const { points, peak } = contextOf(session, book);
        expect(points.length === 0).toBe(peak === undefined);
        for (const run of new Set(points.map((point) => point.run))) {
          const own = points.filter((point) => point.run === run);
          const grown = own.reduce((sum, { added = 0 }) => sum + added, own[0]?.used ?? 0);
          expect(grown).toBe(own.at(-1)?.used);
        }
      })
    );
  });
});
