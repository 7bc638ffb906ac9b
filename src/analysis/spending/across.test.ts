import fc from 'fast-check';

import { type Session } from '../../model/session';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { sessionCost } from '../cost';
import { type PriceBook } from '../price-book';
import { groupBills, perSuccess, savedOf, type SessionBill, sumOf, unpricedModels, wastedOf } from './across';
import { BILL_GROUPS, billOf } from './bill';
import { wasteOf } from '../waste/waste';
import { narrowed } from './narrow';
import { billOverTime, slotsOf } from './over-time';

const ended = (session: Session, book?: PriceBook): SessionBill => ({
  session,
  state: 'ended',
  lines: billOf(session, book),
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const NONE = { model: [], agent: [], team: [], user: [], repository: [], tool: [] };

/** Sessions that belong to somebody, or to nobody. */
const anyBills = fc
  .array(fc.tuple(anySession, fc.option(fc.constantFrom('a', 'b', '"{}\u202e'), { nil: undefined })), { maxLength: 5 })
  .map((all) => all.map(([session, team], index) => ended({ ...session, id: String(index), team, user: team })));

describe('bills of several sessions', () => {
  it('add up to what the sessions cost, by whatever they are grouped', () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 4 }), (sessions) => {
        const bills = sessions.map((session) => ended(session));
        const all = sumOf(bills.flatMap(({ lines }) => lines));
        const costs = sessions.map((session) => sessionCost(session));
        expect(all.usd ?? 0).toBeCloseTo(sum(costs.map(({ usd }) => usd ?? 0)), 6);
        expect(all.usd === null).toBe(costs.every(({ usd }) => usd === null));
        expect(all.unpriced).toBe(sum(costs.map(({ unpricedCalls }) => unpricedCalls)));
        for (const group of BILL_GROUPS) {
          const groups = groupBills(bills, group);
          expect(sum(groups.map(({ usd }) => usd ?? 0))).toBeCloseTo(all.usd ?? 0, 6);
          expect(sum(groups.map(({ calls }) => calls))).toBeCloseTo(all.calls, 6);
          expect(sum(groups.map(({ unpriced }) => unpriced))).toBeCloseTo(all.unpriced, 6);
          expect(sum(groups.map(({ tokens }) => tokens.output ?? 0))).toBeCloseTo(all.tokens.output ?? 0, 6);
          expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
          expect(groups.some(({ name }) => name === '')).toBe(false);
        }
      })
    );
  });

  it('are cut into what passes a filter and what does not, and nothing else', () => {
    fc.assert(
      fc.property(anyBills, fc.constantFrom(...BILL_GROUPS), (bills, group) => {
        const lines = bills.flatMap((bill) => bill.lines);
        const parts = groupBills(bills, group).map(({ name, usd }) => {
          const part = sumOf(narrowed(lines, { ...NONE, [group]: [name ?? ''] }));
          expect(part.usd ?? 0).toBeCloseTo(usd ?? 0, 6);
          return part;
        });
        expect(sum(parts.map(({ calls }) => calls))).toBeCloseTo(sumOf(lines).calls, 6);
      })
    );
  });

  it('lie in one column of the chart each', () => {
    fc.assert(
      fc.property(anyBills, fc.constantFrom(...BILL_GROUPS), fc.constantFrom(10, 700, 5000), (bills, group, step) => {
        const lines = bills.flatMap((bill) => bill.lines);
        const named = groupBills(bills, group)
          .slice(0, 2)
          .map(({ name }) => name);
        const series = billOverTime(lines, { slots: slotsOf(-5000, 40_000, step), group, measure: 'cost', named });
        const charted = sum(series.flatMap(({ values }) => values.map((value) => value ?? 0)));
        expect(charted).toBeCloseTo(sumOf(lines).usd ?? 0, 6);
      })
    );
  });

  it('waste what the sessions do, each call once', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const wasted = wastedOf(billOf(session));
        expect(wasted.usd ?? 0).toBeCloseTo(wasteOf(session).all.usd ?? 0, 6);
        expect(sum(Array.from(wasted.byReason.values(), ({ calls }) => calls))).toBe(wasted.calls);
      })
    );
  });
});

describe('the cost of a run that succeeded', () => {
  const run = (status: 'success' | 'failure' | 'unknown' | 'running', reportedCost?: number) =>
    runOfSteps([[llmCall({ reportedCost })]], { status });

  it('has its part of those that did not, and nothing of those nobody knows about', () => {
    const session = sessionOfRuns([run('success', 2), run('failure', 4), run('unknown', 100), run('success', 6)]);
    expect(perSuccess([ended(session)])).toEqual({ usd: 6, succeeded: 2, failed: 1, unknown: 1, unpriced: 0 });
  });

  it('counts an open run on neither side while it goes on, and as abandoned after', () => {
    const session = sessionOfRuns([run('success', 2), run('running', 4)]);
    expect(perSuccess([{ ...ended(session), state: 'running' }])).toMatchObject({ usd: 2, unknown: 1, failed: 0 });
    expect(perSuccess([ended(session)])).toMatchObject({ usd: 6, unknown: 0, failed: 1 });
  });

  it('is unknown without success, and without a price', () => {
    expect(perSuccess([ended(sessionOfRuns([run('failure', 4)]))]).usd).toBeNull();
    expect(perSuccess([ended(sessionOfRuns([run('success')]))])).toMatchObject({ usd: null, unpriced: 1 });
  });

  it('takes a sub-agent for a part of the run that started it', () => {
    const sub = runOfSteps([[llmCall({ reportedCost: 5 })]], { status: 'failure', agent: 'reviewer' });
    const top = runOfSteps([[llmCall({ reportedCost: 1 }), toolCall('delegate', { runs: [sub] })]], {
      status: 'success',
      agent: 'coder',
    });
    const bills = [ended(sessionOfRuns([top]))];
    expect(perSuccess(bills)).toMatchObject({ usd: 6, succeeded: 1, failed: 0 });
    const byAgent = groupBills(bills, 'agent').map(({ name, usd }) => [name, usd]);
    expect(byAgent).toEqual([
      ['reviewer', 5],
      ['coder', 1],
    ]);
  });
});

describe('what is not known', () => {
  it('is a group of its own, never an empty name', () => {
    const session = sessionOfRuns([runOfSteps([[llmCall({ reportedCost: 1, requestModel: undefined })]])]);
    for (const group of BILL_GROUPS) {
      expect(groupBills([ended(session)], group)).toMatchObject([{ name: undefined, usd: 1, sessions: 1 }]);
    }
  });

  it('lists models without a price apart, by who was asked', () => {
    const call = (part: Parameters<typeof llmCall>[0]) => llmCall({ tokens: { input: 10, output: 1 }, ...part });
    const session = sessionOfRuns([
      runOfSteps([
        [call({ provider: 'openai' }), call({ provider: 'openai' }), call({ provider: 'mine', gateway: 'https://gw' })],
        [call({ reportedCost: 3 }), call({ outcome: 'error' })],
      ]),
    ]);
    const lines = billOf(session);
    expect(sumOf(lines)).toMatchObject({ usd: 3, unpriced: 3, calls: 5 });
    expect(unpricedModels(lines)).toEqual([
      { provider: 'openai', gateway: undefined, model: 'model-x', calls: 2, tokens: { input: 20, output: 2 } },
      { provider: 'mine', gateway: 'https://gw', model: 'model-x', calls: 1, tokens: { input: 10, output: 1 } },
    ]);
  });
});

describe('what the cache saved', () => {
  /** A cent for a thousand tokens; cached ones a tenth, writing them a quarter more. */
  const book: PriceBook = {
    price: ({ model, tokens: { input = 0, cacheRead = 0, cacheWrite = 0, output = 0 } }) =>
      model === 'listed'
        ? { usd: (input + 0.1 * cacheRead + 1.25 * cacheWrite + output) / 1e5, source: 'test' }
        : undefined,
    contextWindow: () => undefined,
  };
  const saved = (...calls: Array<Parameters<typeof llmCall>[0]>) =>
    savedOf(billOf(sessionOfRuns([runOfSteps([calls.map((call) => llmCall(call))])]), book));

  it('is what the same tokens would have cost, less what they did, writing included', () => {
    const tokens = { input: 0, cacheRead: 1000, cacheWrite: 400, output: 5 };
    const { usd, unknown } = saved({ requestModel: 'listed', tokens });
    expect(usd).toBeCloseTo((1400 - 100 - 500) / 1e5, 12);
    expect(unknown).toBe(0);
  });

  it('may be less than nothing', () => {
    expect(saved({ requestModel: 'listed', tokens: { input: 0, cacheWrite: 400, output: 5 } }).usd).toBeLessThan(0);
  });

  it('is not told without prices, or by calls that say nothing of a cache', () => {
    expect(saved({ requestModel: 'other', tokens: { input: 1, cacheRead: 9, output: 1 } })).toEqual({
      usd: null,
      unknown: 1,
    });
    expect(saved({ requestModel: 'listed', tokens: { input: 1, output: 1 } })).toEqual({ usd: null, unknown: 1 });
    expect(saved({ requestModel: 'other', tokens: { input: 1, cacheRead: 0, output: 1 } })).toEqual({
      usd: 0,
      unknown: 0,
    });
  });
});
