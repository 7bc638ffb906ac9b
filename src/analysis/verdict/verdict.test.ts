import fc from 'fast-check';
import type { Call, RunStatus } from '../../model/session';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { loopsOf } from '../loops/loops';
import { placedCalls } from '../placed-calls';
import { verdictOf } from './verdict';

const error = { type: 'not_found' };
let clock = 0;
const think = (part: Parameters<typeof llmCall>[0] = {}) => llmCall({ start: (clock += 1000), ...part });
const failed = (name: string, args = `{"n":${clock}}`, part: Parameters<typeof toolCall>[1] = {}) =>
  toolCall(name, { start: (clock += 1000), outcome: 'error', error, arguments: args, ...part });
const fine = (name: string, part: Parameters<typeof toolCall>[1] = {}) =>
  toolCall(name, { start: (clock += 1000), arguments: `{"n":${clock}}`, result: `${clock}`, ...part });

function judge(steps: readonly Call[][], status: RunStatus = 'failure', part: Parameters<typeof runOfSteps>[1] = {}) {
  const session = sessionOfRuns([runOfSteps(steps, { status, ...part })]);
  return verdictOf(session, 'ended', loopsOf(session));
}

const again = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const number = (verdict: ReturnType<typeof judge>) => verdict.cause?.step?.number;

describe('the cause', () => {
  it('is the loop that a run ended in, from its first round on', () => {
    const before = [[think(), fine('read')]];
    const loop = again(4, () => [think(), failed('edit_file', '{"path":"a"}')]);
    const verdict = judge([...before, ...loop, [think()]]);
    expect(verdict).toMatchObject({
      outcome: 'errored',
      cause: { kind: 'loop', loop: { kind: 'identical_failing', repeats: 4 } },
    });
    expect(number(verdict)).toBe(2);
    expect(verdict.cause?.calls).toHaveLength(4);
  });

  it('is no loop that the agent got out of', () => {
    const loop = again(3, () => [think(), failed('edit_file', '{"path":"a"}')]);
    const verdict = judge([...loop, [think(), fine('edit_file')], [think(), failed('run_tests')]]);
    expect(verdict.cause?.kind).toBe('tool_errors');
    expect(number(verdict)).toBe(5);
  });

  it('is the first failure of the tool that went on failing, whatever else succeeded in between', () => {
    const verdict = judge([
      [think(), failed('edit_file')],
      [think(), fine('edit_file')],
      [think(), failed('edit_file')],
      [think(), fine('read')],
      [think(), failed('edit_file')],
      [think()],
    ]);
    expect(verdict.cause).toMatchObject({ kind: 'tool_errors', calls: [{ name: 'edit_file' }, { name: 'edit_file' }] });
    expect(number(verdict)).toBe(3);
  });

  it('is the model where it was asked in vain, from the first attempt on, also after failures of tools', () => {
    const refused = () => think({ outcome: 'error', error: { httpStatus: 429 }, superseded: true });
    const verdict = judge([
      [think(), failed('bash')],
      [refused(), refused(), think({ outcome: 'error', error: { httpStatus: 429 } })],
    ]);
    expect(verdict.cause).toMatchObject({ kind: 'model_error' });
    expect(verdict.cause?.calls).toHaveLength(3);
    expect(number(verdict)).toBe(2);
  });

  it('of a conversation that is too long is the step that added most to it', () => {
    const full = { outcome: 'error' as const, error: { type: 'context_length_exceeded' } };
    const verdict = judge([
      [think({ tokens: { input: 1000 } }), fine('read')],
      [think({ tokens: { input: 1500 } }), fine('read_all')],
      [think({ tokens: { input: 90_000 } }), fine('read')],
      [think({ tokens: { input: 95_000 } })],
      [think(full)],
    ]);
    expect(verdict.cause).toMatchObject({ kind: 'context_full', step: { number: 2 } });
  });

  it('is followed into the sub-agent that failed', () => {
    const inside = runOfSteps([[think(), fine('read')], [think({ outcome: 'error', error: { httpStatus: 500 } })]], {
      status: 'failure',
    });
    const verdict = judge([[think(), failed('delegate', '{}', { runs: [inside] })], [think()]]);
    expect(verdict.cause).toMatchObject({ kind: 'model_error', step: { number: 2 } });
    expect(verdict.cause?.run).toBe(inside);
  });

  it('is the loop that took most of a limit, though it did not end in it', () => {
    const loop = again(6, () => [think(), failed('edit_file', '{"path":"a"}')]);
    const steps = [...loop, [think(), fine('read')], [think(), fine('read')]];
    expect(judge(steps, 'max_iterations')).toMatchObject({ outcome: 'over_iterations', cause: { kind: 'loop' } });
    expect(
      judge(
        again(9, () => [think(), fine('read')]),
        'budget'
      )
    ).toMatchObject({ outcome: 'over_budget', cause: { kind: 'limit' } });
  });

  it('is a refusal, or what was going on when somebody stopped it', () => {
    expect(judge([[think(), fine('bash', { outcome: 'denied' })], [think()]], 'failure').cause?.kind).toBe('denied');
    const stopped = judge([[think(), fine('bash', { outcome: 'unknown', end: NaN })]], 'cancelled');
    expect(stopped).toMatchObject({ outcome: 'cancelled', cause: { kind: 'interrupted', calls: [{ name: 'bash' }] } });
  });

  it('is nothing where nothing went wrong in the end', () => {
    expect(judge([[think(), failed('bash')], [think()]], 'success')).toMatchObject({
      outcome: 'completed',
      cause: undefined,
    });
    expect(judge([[think(), fine('bash')], [think()]], 'unknown')).toMatchObject({
      outcome: 'unknown',
      cause: undefined,
    });
  });

  it('always names calls of its own run, and a step that holds the first of them', () => {
    fc.assert(
      fc.property(anySession, fc.constantFrom('failure', 'timeout', 'cancelled', 'unknown'), (session, status) => {
        session.runs.forEach((run) => (run.status = status as RunStatus));
        const { cause } = verdictOf(session, 'ended', loopsOf(session));
        const places = placedCalls(session);
        for (const call of cause?.calls ?? []) {
          expect(places.find((place) => place.call === call)?.run).toBe(cause?.run);
        }
        if (cause !== undefined && cause.kind !== 'context_full' && cause.calls[0] !== undefined) {
          expect(cause.step?.calls).toContain(cause.calls[0]);
        }
        expect(cause === undefined || status !== 'failure' || cause.run !== undefined).toBe(true);
      })
    );
  });

  it('is found for every run that is said to have failed', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(verdictOf(session, 'ended', loopsOf(session)).cause).toBeDefined();
      })
    );
  });
});

describe('the outcome', () => {
  const run = (status: RunStatus, start: number) => runOfSteps([[llmCall({ start })]], { status, start });

  it('is that of the run that began last; earlier failures are told apart', () => {
    const session = sessionOfRuns([run('success', 2000), run('failure', 1000)]);
    const verdict = verdictOf(session, 'idle', []);
    expect(verdict).toMatchObject({ outcome: 'completed', failedBefore: [{ status: 'failure' }] });
  });

  it('is running while there are signs of it, else abandoned', () => {
    const session = sessionOfRuns([run('running', 0)]);
    expect(verdictOf(session, 'running', []).outcome).toBe('running');
    expect(verdictOf(session, 'ended', []).outcome).toBe('abandoned');
    expect(verdictOf(sessionOfRuns([{ ...run('unknown', 0), incomplete: true }]), 'running', []).outcome).toBe(
      'running'
    );
  });

  it('is unknown where there is no run', () => {
    expect(verdictOf({ runs: [] }, 'ended', [])).toEqual({ outcome: 'unknown', failedBefore: [] });
  });
});
