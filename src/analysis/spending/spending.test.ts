import fc from 'fast-check';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { sessionCost } from '../cost';
import { spendingOf, spentBySteps } from './spending';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('spending', () => {
  it('adds up to the whole, however it is broken down', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const { all, byModel, byTool, byAgent, curve } = spendingOf(session);
        const { usd, unpricedCalls } = sessionCost(session);
        expect({ usd: all.usd, unpriced: all.unpriced }).toEqual({ usd, unpriced: unpricedCalls });
        for (const parts of [byModel, byTool, byAgent, [...spentBySteps(session).values()]]) {
          expect(sum(parts.map((part) => part.usd ?? 0))).toBeCloseTo(usd ?? 0, 6);
          expect(sum(parts.map(({ calls }) => calls))).toBeCloseTo(all.calls, 6);
          expect(sum(parts.map(({ unpriced }) => unpriced))).toBeCloseTo(unpricedCalls, 6);
        }
        expect(curve.at(-1)?.total ?? 0).toBeCloseTo(usd ?? 0, 6);
        const totals = curve.map(({ total }) => total);
        expect(totals).toEqual([...totals].sort((a, b) => a - b));
      })
    );
  });

  it('charges a call to the tools whose results it read, and a sub-agent to the tool that started it', () => {
    const sub = runOfSteps([[llmCall({ reportedCost: 8 }), toolCall('read')], [llmCall({ reportedCost: 4 })]], {
      agent: 'reviewer',
    });
    const run = runOfSteps(
      [
        [llmCall({ reportedCost: 1 }), toolCall('read'), toolCall('grep')],
        [llmCall({ reportedCost: 2 }), toolCall('delegate', { runs: [sub] })],
        [llmCall({ reportedCost: 3 })],
        [llmCall({ reportedCost: 5 })],
      ],
      { agent: 'coder' }
    );
    const { byTool, byAgent } = spendingOf(sessionOfRuns([run]));
    const named = (rows: typeof byTool) => Object.fromEntries(rows.map(({ name, usd }) => [name, usd]));
    expect(named(byTool)).toEqual({ delegate: 15, '': 6, read: 1, grep: 1 });
    expect(named(byAgent)).toEqual({ coder: 11, reviewer: 12 });
  });

  it('has no sum where nothing has a price', () => {
    const session = sessionOfRuns([runOfSteps([[llmCall()]])]);
    expect(spendingOf(session).all).toMatchObject({ usd: null, unpriced: 1 });
  });
});
