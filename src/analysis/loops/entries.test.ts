import fc from 'fast-check';
import type { Session } from '../../model/session';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { argumentPattern } from './argument-pattern';
import { mayLoop } from './candidates';
import { type LoopEntry, loopEntriesOf, loopGroups, worstFirst } from './entries';
import { loopsOf } from './loops';

const rounds = (count: number, ...tools: Array<[string, object]>) =>
  Array.from({ length: count }, (_, round) => [
    llmCall({ start: 1000 * round, end: 1000 * round + 100, reportedCost: 1, tokens: { input: 5, output: 5 } }),
    ...tools.map(([name, part], index) =>
      toolCall(name, { start: 1000 * round + 200 + 100 * index, end: 1000 * round + 250 + 100 * index, ...part })
    ),
  ]);

const sessionOf = (steps: ReturnType<typeof rounds>, part: Partial<Session> = {}) =>
  sessionOfRuns([runOfSteps(steps, { status: 'failure', agent: 'coder' })], part);

it('tells of a loop what a list needs, its waste after the second round alone', () => {
  const failing = { arguments: '{"path":"a","find":"b"}', outcome: 'error', error: { type: 'rate_limit_exceeded' } };
  const session = sessionOf(rounds(5, ['edit', failing]), { name: 'fix', agentVersion: '2' });
  const [entry, ...others] = loopEntriesOf(session, { state: 'ended' });
  expect(others).toEqual([]);
  const calls = session.runs[0]?.steps.flatMap((step) => step.calls).filter(({ kind }) => kind === 'tool');
  expect(entry).toMatchObject({
    kind: 'identical_failing',
    tools: ['edit'],
    arguments: [failing.arguments],
    pattern: 'edit {find, path}',
    repeats: 5,
    calls: 5,
    consecutive: true,
    suspected: false,
    threshold: 3,
    error: 'rate_limit',
    steps: { first: 1, last: 5 },
    start: 200,
    end: 4250,
    traces: 1,
    waste: { usd: 3, unpriced: 0 },
    running: false,
    firstRepeat: calls?.[1]?.origin,
    session: { id: 's', name: 'fix', agent: 'coder', version: '2' },
  });
});

it('names a round of an oscillation by all its calls, and the first repeat by its second round', () => {
  const session = sessionOf(
    rounds(4, ['read', { arguments: '{"path":"a"}', result: 'x' }], ['list', { arguments: '{}', result: 'y' }])
  );
  const [entry] = loopEntriesOf(session, { state: 'running' });
  const tools = session.runs[0]?.steps.flatMap((step) => step.calls).filter(({ kind }) => kind === 'tool');
  expect(entry).toMatchObject({
    kind: 'oscillation',
    pattern: 'read {path} ⇄ list {}',
    firstRepeat: tools?.[2]?.origin,
    running: true,
  });
});

it('is not running once something came after it, or the session ended', () => {
  const again = rounds(3, ['read', { arguments: '{}', result: 'x' }]);
  const after = [[toolCall('write', { start: 9000, result: 'done' })]];
  expect(loopEntriesOf(sessionOf(again), { state: 'running' })[0]?.running).toBe(true);
  expect(loopEntriesOf(sessionOf(again), { state: 'ended' })[0]?.running).toBe(false);
  expect(loopEntriesOf(sessionOf([...again, ...after]), { state: 'running' })[0]?.running).toBe(false);
});

it('puts running ones first, then those that wasted most', () => {
  const entry = (key: string, running: boolean, usd: number | null) =>
    ({ key, running, waste: { usd, tokens: {}, unpriced: 0 }, calls: 3, start: 0 }) as unknown as LoopEntry;
  const entries = [entry('a', false, 1), entry('b', false, null), entry('c', true, 0.1), entry('d', false, 9)];
  expect(entries.sort(worstFirst).map(({ key }) => key)).toEqual(['c', 'd', 'a', 'b']);
});

it('groups by tools and shapes of arguments, over agents and versions', () => {
  const looping = (path: string, id: string, agentVersion: string) =>
    loopEntriesOf(
      sessionOf(rounds(3, ['read', { arguments: JSON.stringify({ path }), result: 'x' }]), { id, agentVersion }),
      { state: 'ended' }
    );
  const groups = loopGroups([...looping('a', '1', '1.0'), ...looping('b', '2', '1.1'), ...looping('b', '3', '1.1')]);
  expect(groups).toMatchObject([
    { pattern: 'read {path}', sessions: 3, agents: ['coder 1.0', 'coder 1.1'], usd: 3, kinds: ['identical'] },
  ]);
});

it.each([
  [undefined, '–'],
  ['plain words', 'text'],
  ['{"cut": "of', 'text'],
  ['"{\\"a\\":1}"', '{a}'],
  ['[1,2]', '[…]'],
  ['{"b":1,"a":{"x":2}}', '{a, b}'],
  ['{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1}', '{a, b, c, d, e, f, …}'],
])('shows the shape of %s as %s, never a value', (text, pattern) => expect(argumentPattern(text)).toBe(pattern));

it('nominates every session that has a loop', () => {
  fc.assert(
    fc.property(anySession, (session) => {
      fc.pre(loopsOf(session).length > 0);
      expect(mayLoop(session)).toBe(true);
    }),
    { numRuns: 300 }
  );
  expect(mayLoop(sessionOf(rounds(2, ['read', {}])))).toBe(false);
});
