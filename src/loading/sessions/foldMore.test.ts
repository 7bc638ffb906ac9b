import { foldSessions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { type RawSpan } from '../../model/telemetry';
import { runSpans } from '../../testing/runs';
import { foldMore } from './foldMore';
import { keepUnchanged } from './keepUnchanged';

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

it('leaves sessions as they are that folding everything does not change', () => {
  const spans = traces.flat();
  const known = foldSessions({ spans, logs: [] });
  const folded = foldSessions({ spans, logs: [] });
  expect(keepUnchanged(known, folded).map((session, place) => session === known[place])).toEqual(known.map(() => true));
  const [first, ...others] = known;
  const cut = { ...first, runs: first?.runs.slice(1) } as Session;
  const [changed, ...same] = keepUnchanged([cut, ...others], folded);
  expect(changed).toBe(folded[0]);
  expect(same).toEqual(others);
});
