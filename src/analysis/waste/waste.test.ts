import fc from 'fast-check';
import type { Call, LlmCall, RunStatus } from '../../model/session';
import { TOKEN_BUCKETS } from '../../model/tokens';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { placedCalls } from '../placed-calls';
import { WASTE_REASONS, wasteOf } from './waste';

/** One turn: the model asks, the tools run. Half a second and a dollar each. */
const turn = (start: number, ...tools: Array<[name: string, args: string]>): Call[] => [
  llmCall({ start, end: start + 500, reportedCost: 1, tokens: { input: 10, output: 5 } }),
  ...tools.map(([name, args]) =>
    toolCall(name, { start: start + 500, end: start + 1000, arguments: args, result: 'the same' })
  ),
];

const looping = (rounds: number, ...tools: Array<[string, string]>): Call[][] =>
  Array.from({ length: rounds }, (_, index) => turn(1000 * index, ...tools));

describe('waste', () => {
  it('is what a loop does after its second round, with the calls of the model that asked for it', () => {
    const session = sessionOfRuns([
      runOfSteps([...looping(5, ['read', '{"a":1}']), turn(5000)], { status: 'success' }),
    ]);
    const waste = wasteOf(session);
    expect(waste.byReason).toEqual({
      loop: { calls: 6, tokens: { input: 30, output: 15 }, usd: 3, unpricedCalls: 0, time: 3000 },
    });
    expect(waste.all).toEqual(waste.byReason.loop);
  });

  it('of an oscillation begins after the cycle came round twice', () => {
    const steps = Array.from({ length: 8 }, (_, index) =>
      turn(1000 * index, index % 2 === 0 ? ['read', '{"a":1}'] : ['list', '{"b":1}'])
    );
    const { byReason } = wasteOf(sessionOfRuns([runOfSteps(steps, { status: 'success' })]));
    expect(byReason.loop).toMatchObject({ calls: 8, usd: 4 });
  });

  it('leaves out a call of the model that asked for something else, too', () => {
    const steps = Array.from({ length: 4 }, (_, index) =>
      turn(1000 * index, ['read', '{"a":1}'], ['search', `{"n":${index}}`])
    );
    const calls = [...wasteOf(sessionOfRuns([runOfSteps(steps, { status: 'success' })])).calls.keys()];
    expect(calls.filter(({ kind }) => kind === 'llm')).toEqual([]);
  });

  it('is not proven by a loop that is only suspected', () => {
    const steps = Array.from({ length: 5 }, (_, index) => [toolCall('read', { start: index, arguments: undefined })]);
    expect(wasteOf(sessionOfRuns([runOfSteps(steps, { status: 'success' })])).all.calls).toBe(0);
  });

  it.each<[RunStatus, string[]]>([
    ['failure', ['failed_run']],
    ['timeout', ['failed_run']],
    ['budget', ['failed_run']],
    ['max_iterations', ['failed_run']],
    ['abandoned', ['abandoned_run']],
    ['cancelled', []],
    ['success', []],
    ['running', []],
    ['unknown', []],
  ])('of a run that ended as %s: %j', (status, reasons) => {
    const session = sessionOfRuns([runOfSteps([turn(0, ['read', '{}'])], { status })]);
    expect(Object.keys(wasteOf(session).byReason)).toEqual(reasons);
  });

  it('gives a loop in a failed run one reason, and the rest of the run the other', () => {
    const session = sessionOfRuns([runOfSteps(looping(4, ['read', '{}']), { status: 'failure' })]);
    expect(wasteOf(session).byReason).toMatchObject({ loop: { calls: 4 }, failed_run: { calls: 4 } });
  });

  it('includes sub-agents of a failed run, and failed sub-agents of a good one', () => {
    const sub = (status: RunStatus) => runOfSteps([turn(100)], { status });
    const withSub = (status: RunStatus, ofSub: RunStatus) =>
      wasteOf(
        sessionOfRuns([runOfSteps([[toolCall('delegate', { start: 0, end: 2000, runs: [sub(ofSub)] })]], { status })])
      ).all.calls;
    expect(withSub('failure', 'success')).toBe(2);
    expect(withSub('success', 'failure')).toBe(1);
    expect(withSub('success', 'success')).toBe(0);
  });

  it('counts time once where calls overlap, and none of calls that have not ended', () => {
    const calls = [
      llmCall({ start: 0, end: 1000 }),
      llmCall({ start: 500, end: 1500 }),
      llmCall({ start: 1400, end: NaN }),
    ];
    expect(wasteOf(sessionOfRuns([runOfSteps([calls], { status: 'failure', end: 2000 })])).all.time).toBe(1500);
  });

  it('says how many answers have no price', () => {
    const session = sessionOfRuns([runOfSteps([[llmCall({ tokens: { input: 1 } })]], { status: 'failure' })]);
    expect(wasteOf(session).all).toMatchObject({ usd: null, unpricedCalls: 1 });
  });

  it('never counts a call twice, never exceeds the session, and its reasons sum up to the whole', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const { all, byReason, calls } = wasteOf(session);
        const every = placedCalls(session).map(({ call }) => call);
        const parts = WASTE_REASONS.flatMap((reason) => byReason[reason] ?? []);
        expect(every).toEqual(expect.arrayContaining(Array.from(calls.keys())));
        expect(all.calls).toBe(calls.size);
        expect(sum(parts.map((part) => part.calls))).toBe(all.calls);
        expect(sum(parts.map((part) => part.usd ?? 0))).toBeCloseTo(all.usd ?? 0);
        const llmCalls = every.filter((call): call is LlmCall => call.kind === 'llm');
        for (const bucket of TOKEN_BUCKETS) {
          const spent = sum(llmCalls.map(({ tokens }) => tokens[bucket] ?? 0));
          expect(all.tokens[bucket] ?? 0).toBeLessThanOrEqual(spent);
          expect(sum(parts.map(({ tokens }) => tokens[bucket] ?? 0))).toBe(all.tokens[bucket] ?? 0);
        }
        expect(all.time).toBeLessThanOrEqual(session.end - session.start);
      }),
      { numRuns: 200 }
    );
  });
});

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
