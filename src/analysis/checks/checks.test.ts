import fc from 'fast-check';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { contextOf } from '../context/context';
import { loopsOf } from '../loops/loops';
import { isFailedCall, placedCalls } from '../placed-calls';
import { DEFAULT_THRESHOLDS } from '../thresholds';
import { CHECK_IDS, checksOf } from './checks';

const book = { price: () => undefined, contextWindow: () => 1000 };
const check = (session: Parameters<typeof checksOf>[0], id: (typeof CHECK_IDS)[number]) =>
  checksOf(session, { loops: loopsOf(session), context: contextOf(session, book) }).find((one) => one.id === id);
const of = (...calls: Parameters<typeof runOfSteps>[0]) => sessionOfRuns([runOfSteps(calls)]);

describe('checks', () => {
  it('are all made of every session, and their evidence is in it', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const calls = placedCalls(session).map(({ call }) => call);
        const checks = checksOf(session, { loops: loopsOf(session), context: contextOf(session, book) });
        expect(checks.map(({ id }) => id)).toEqual(CHECK_IDS);
        for (const { evidence, verdict, threshold, inspected } of checks) {
          expect(evidence.flatMap((one) => one.calls).filter((call) => !calls.includes(call))).toEqual([]);
          expect(verdict === 'clean' || verdict === 'unknown').toBe(evidence.length === 0);
          expect(verdict === 'unknown').toBe(inspected === 0 && evidence.length === 0);
          expect(evidence.filter(({ value }) => threshold !== undefined && !((value ?? 0) >= threshold))).toEqual([]);
        }
        const failures = checks.filter(({ id }) => id === 'tool_errors' || id === 'model_errors');
        expect(failures.flatMap(({ evidence }) => evidence)).toHaveLength(calls.filter(isFailedCall).length);
      })
    );
  });

  it('find a context that is nearly full, from the threshold on', () => {
    const limit = 1000 * DEFAULT_THRESHOLDS.contextFill;
    expect(check(of([llmCall({ tokens: { input: limit - 1 } })]), 'context')?.verdict).toBe('clean');
    expect(check(of([llmCall({ tokens: { input: limit } })]), 'context')).toMatchObject({
      verdict: 'found',
      evidence: [{ value: 0.8 }],
    });
    expect(check(of([llmCall()]), 'context')?.verdict).toBe('unknown');
  });

  it('find requests that were tried in vain again and again', () => {
    const attempts = (count: number) => {
      let before = llmCall({ outcome: 'error' });
      const all = [before];
      for (let index = 1; index < count; index++) {
        before.superseded = true;
        before = llmCall({ outcome: 'error', retryOf: before.origin });
        all.push(before);
      }
      return all;
    };
    expect(check(of(attempts(2), attempts(2)), 'retries')?.verdict).toBe('clean');
    expect(check(of(attempts(2), attempts(4)), 'retries')).toMatchObject({
      verdict: 'noticed',
      evidence: [{ value: 4 }],
    });
  });

  it('tell a tool that was slow from one that waited for somebody, and from a sub-agent', () => {
    const { slowTool } = DEFAULT_THRESHOLDS;
    const slow = toolCall('bash', { end: slowTool });
    const waited = toolCall('edit', { end: slowTool + 100, approval: { wait: slowTool } });
    const delegated = toolCall('delegate', { end: 2 * slowTool, runs: [runOfSteps([[llmCall()]])] });
    const session = of([slow, waited, delegated]);
    expect(check(session, 'slow_tools')?.evidence.map(({ calls }) => calls)).toEqual([[slow]]);
    expect(check(session, 'approvals')?.evidence.map(({ calls }) => calls)).toEqual([[waited]]);
  });

  it('only suspect loops without arguments', () => {
    const calls = Array.from({ length: 4 }, (_, index) =>
      toolCall('read', { start: 1000 * index, arguments: undefined, result: 'x' })
    );
    expect(check(of(calls), 'identical')?.verdict).toBe('suspected');
  });
});
