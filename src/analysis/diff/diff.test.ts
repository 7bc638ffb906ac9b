import fc from 'fast-check';

import { type Run, type Session, type Step } from '../../model/session';
import { sessionOfCalls, type ToolCallSketch } from '../../testing/tool-calls';
import { type DiffRow, diffSessions, type StepRow } from './diff';

const sketches: fc.Arbitrary<ToolCallSketch> = fc.record({
  name: fc.constantFrom('read', 'edit', 'test'),
  arguments: fc.constantFrom('{"path":"a"}', '{"path":"b"}', undefined),
  result: fc.constantFrom('fine', 'not there', undefined),
  outcome: fc.constantFrom('ok', 'error', 'unknown'),
});
const runs = fc.array(fc.array(sketches, { maxLength: 6 }), { maxLength: 4 });

/** Sessions with sub-agents below calls and below runs. */
const sessions = fc.tuple(runs, runs, runs).map(([own, below, beside]) => {
  const session = sessionOfCalls(...own);
  const inside = sessionOfCalls(...below).runs;
  const call = session.runs[0]?.steps[0]?.calls[0];
  if (call?.kind === 'tool') {
    call.runs = inside;
  }
  const last = session.runs.at(-1);
  if (last !== undefined) {
    last.runs = sessionOfCalls(...beside).runs;
  }
  return session;
});

function stepsOf({ runs: all }: Pick<Session, 'runs'>): Step[] {
  const within = (run: Run): Step[] => [
    ...run.steps.flatMap((step) => [
      step,
      ...step.calls.flatMap((call) => (call.kind === 'tool' ? call.runs.flatMap(within) : [])),
    ]),
    ...run.runs.flatMap(within),
  ];
  return all.flatMap(within);
}

const steps = (rows: readonly DiffRow[]): StepRow[] => rows.filter((row): row is StepRow => row.kind === 'step');
const on = (rows: readonly DiffRow[], side: 'left' | 'right') => steps(rows).flatMap((row) => row[side] ?? []);

it('has every step of both sides once, in the order of its side', () => {
  fc.assert(
    fc.property(sessions, sessions, (left, right) => {
      const { rows } = diffSessions(left, right);
      expect(on(rows, 'left')).toEqual(stepsOf(left));
      expect(on(rows, 'right')).toEqual(stepsOf(right));
    })
  );
});

it('finds no difference between a session and itself', () => {
  fc.assert(
    fc.property(sessions, (session) => {
      const diff = diffSessions(session, session);
      expect(diff.first).toBeUndefined();
      expect(diff.rows.every(({ change }) => change === 'same')).toBe(true);
    })
  );
});

it('finds the same the other way round', () => {
  const mirrored = { same: 'same', changed: 'changed', left: 'right', right: 'left' } as const;
  const partners = (rows: readonly DiffRow[]) =>
    new Map(steps(rows).map((row) => [row.left ?? row.right, { change: row.change, with: row.left && row.right }]));
  fc.assert(
    fc.property(sessions, sessions, (left, right) => {
      const there = diffSessions(left, right);
      const back = partners(diffSessions(right, left).rows);
      for (const { left: own, right: other, change } of steps(there.rows)) {
        const found = own === undefined ? back.get(other) : other === undefined ? back.get(own) : back.get(other);
        expect(found).toEqual({ change: mirrored[change], with: own && other && own });
      }
    })
  );
});

const READ = { name: 'read', arguments: '{"path":"a"}', result: 'text' };
const EDIT = { name: 'edit', arguments: '{"path":"a","to":"b"}', result: 'done' };
const TEST = { name: 'test', arguments: '{}', result: '2 failed' };

function changesOf(left: readonly ToolCallSketch[], right: readonly ToolCallSketch[]) {
  const { rows, first } = diffSessions(sessionOfCalls(left), sessionOfCalls(right));
  return { first, changes: steps(rows).map(({ change, differs }) => [change, ...differs].join(' ')) };
}

it('says what differs in steps that stand beside each other', () => {
  expect(changesOf([READ, EDIT, TEST], [READ, { ...EDIT, arguments: '{"path":"c"}' }, TEST])).toEqual({
    first: 2,
    changes: ['same', 'changed arguments', 'same'],
  });
  expect(changesOf([READ, TEST], [READ, { ...TEST, result: '1 failed' }]).changes).toEqual(['same', 'changed result']);
  expect(changesOf([READ, TEST], [READ, { ...TEST, result: 'no', outcome: 'error' }]).changes).toEqual([
    'same',
    'changed result outcome',
  ]);
});

it('takes no difference from what differs each time, nor from what one side did not record', () => {
  const timed = (at: string) => ({ ...TEST, arguments: `{"timestamp":"${at}"}`, result: `done in ${at} ms` });
  expect(changesOf([timed('12')], [timed('34')])).toEqual({ first: undefined, changes: ['same'] });
  expect(changesOf([{ ...READ, result: undefined }], [READ]).first).toBeUndefined();
  expect(changesOf([{ ...READ, arguments: undefined }], [READ]).first).toBeUndefined();
});

it('says that steps without arguments are the same as far as anybody knows', () => {
  const bare = sessionOfCalls([{ name: 'read' }]);
  expect(steps(diffSessions(bare, bare).rows)[0]).toMatchObject({ change: 'same', unsure: true });
  const told = sessionOfCalls([READ]);
  expect(steps(diffSessions(told, told).rows)[0]).toMatchObject({ change: 'same', unsure: false });
});

it('does not mind the order of calls side by side', () => {
  const [one, other] = [sessionOfCalls([READ, EDIT]), sessionOfCalls([EDIT, READ])];
  for (const { runs: all } of [one, other]) {
    const [run] = all;
    const calls = run?.steps.flatMap((step) => step.calls) ?? [];
    run?.steps.splice(0, 2, { number: 1, start: 0, end: 1, calls });
  }
  expect(diffSessions(one, other).first).toBeUndefined();
});

it('puts runs beside those that they have most in common with', () => {
  const { rows } = diffSessions(sessionOfCalls([TEST], [READ, EDIT]), sessionOfCalls([READ, EDIT]));
  expect(rows.map(({ kind, change }) => `${kind} ${change}`)).toEqual([
    'run left',
    'step left',
    'run same',
    'step same',
    'step same',
  ]);
});

it('compares sub-agents where the calls that started them stand beside each other', () => {
  const [left, right] = [sessionOfCalls([READ, EDIT]), sessionOfCalls([READ, EDIT])];
  const below = (session: Session, calls: ToolCallSketch[]) => {
    const call = session.runs[0]?.steps[0]?.calls[0];
    if (call?.kind === 'tool') {
      call.runs = sessionOfCalls(calls).runs;
    }
  };
  below(left, [TEST]);
  below(right, [TEST, READ]);
  const { rows, first } = diffSessions(left, right);
  expect(rows.map(({ kind, change, depth }) => `${kind} ${change} ${depth}`)).toEqual([
    'run same 0',
    'step same 0',
    'run same 1',
    'step same 1',
    'step right 1',
    'step same 0',
  ]);
  expect(first).toBe(4);
});

it('puts very many runs beside each other by their order, and says so', () => {
  const many = sessionOfCalls(...Array.from({ length: 201 }, () => [READ]));
  const { runsByOrder, first } = diffSessions(many, many);
  expect({ runsByOrder, first }).toEqual({ runsByOrder: true, first: undefined });
});
