import { foldSessions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { CAPTURES, readCapture, telemetryOf } from '../../testing/captures';
import { diffSessions } from './diff';

function recorded(emitter: string, scenario: string): Session[] {
  return foldSessions(telemetryOf(readCapture(emitter, scenario).requests));
}

/** The first difference and what became of each step; the scripts of the recorded agents say what it must be. */
function differenceOf(emitter: string, left: string, right: string) {
  const sessions = [left, right].map((scenario) => recorded(emitter, scenario)[0] ?? { runs: [] });
  const [one = { runs: [] }, other = { runs: [] }] = sessions;
  const { rows, first } = diffSessions(one, other);
  const steps = rows.filter((row) => row.kind === 'step');
  const at = first === undefined ? undefined : rows[first];
  return {
    first: at?.kind === 'step' ? (at.left ?? at.right)?.number : undefined,
    steps: steps.map(({ change, differs }) => [change, ...differs].join(' ')),
  };
}

it('finds the step at which recorded agents went apart', () => {
  // Both read a file and list a folder; the second asks for the file five times instead.
  expect(differenceOf('codex', 'plain', 'loop')).toEqual({
    first: 2,
    steps: ['same', 'changed arguments result', 'right', 'right', 'right', 'same'],
  });
  // The second lists a folder between reading the same file.
  expect(differenceOf('claude-code', 'loop', 'oscillation')).toMatchObject({ first: 2 });
  // Somebody refused the second call.
  expect(differenceOf('claude-code', 'plain', 'plain-denied')).toEqual({
    first: 2,
    steps: ['same', 'changed outcome', 'same'],
  });
  // The same turns, streamed or not, with a call of the model that was tried again.
  expect(differenceOf('demo-agent', 'rate-limit', 'rate-limit-stream')).toEqual({
    first: undefined,
    steps: ['same', 'same'],
  });
  // The same sub-agent, once in the foreground and once in the background.
  expect(differenceOf('claude-code', 'subagent', 'subagent-background').steps).toEqual([
    'same',
    'changed arguments',
    ...['same', 'same', 'same'],
    'same',
    'right',
  ]);
});

it.each(CAPTURES)('%s, %s: read twice, the session does not differ', (emitter, scenario) => {
  const [left, right] = [recorded(emitter, scenario), recorded(emitter, scenario)];
  expect(left.length).toBeGreaterThan(0);
  left.forEach((session, index) => {
    const { first, steps } = diffSessions(session, right[index] ?? { runs: [] });
    expect(first).toBeUndefined();
    expect(steps).toMatchObject({ changed: 0, left: 0, right: 0 });
  });
});
