import { foldSessions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { type RawSpan } from '../../model/telemetry';
import { runSpans } from '../../testing/runs';
import { foldMore } from './foldMore';

/** Sessions of one run or more, some of which are spread over all pages. */
const traces = Array.from({ length: 30 }, (_, number) =>
  runSpans(number + 1, { sessionId: number % 3 === 0 ? 'everywhere' : `session-${Math.floor(number / 4)}` })
);

it.each([1, 4, 7, 30])('comes page by page to what folding everything at once gives: pages of %i traces', (size) => {
  let known: readonly Session[] = [];
  let spans: RawSpan[] = [];
  for (let first = 0; first < traces.length; first += size) {
    const fresh = traces.slice(first, first + size).flat();
    known = foldMore(known, spans, fresh);
    spans = [...spans, ...fresh];
  }
  expect(known).toEqual(foldSessions({ spans: traces.flat(), logs: [] }));
});

it('gives spans of a known trace to the session that they belong to, although they do not name it', () => {
  const [run] = traces;
  const [named, ...late] = run ?? [];
  const first = named === undefined ? [] : [named];
  const known = foldSessions({ spans: first, logs: [] });
  expect(foldMore(known, first, late)).toEqual(foldSessions({ spans: [...first, ...late], logs: [] }));
});
