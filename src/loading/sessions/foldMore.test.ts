import { AI_SDK_LEGACY, GENERAL } from '../../dialects/keys';
import { foldSessions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { type RawSpan } from '../../model/telemetry';
import { runSpans, traceIdOfRun } from '../../testing/runs';
import { span } from '../../testing/spans';
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

describe('families', () => {
  const call = (number: number, session: string, parent?: string) =>
    span(
      {
        [AI_SDK_LEGACY.operation]: 'ai.generateText.doGenerate',
        [GENERAL.sessionId]: session,
        ...(parent === undefined ? {} : { [AI_SDK_LEGACY.parentSessionHeader]: parent }),
      },
      { traceId: traceIdOfRun(number), start: 1000 * number, end: 1000 * number + 500 }
    );
  const records = [
    call(1, 'parent'),
    call(2, 'child', 'parent'),
    call(3, 'stranger'),
    call(4, 'child'),
    call(5, 'grandchild', 'child'),
    call(6, 'orphan', 'nobody'),
    call(7, 'parent'),
    call(8, 'ring', 'ring of two'),
    call(9, 'ring of two', 'ring'),
  ];

  it.each([
    ['the oldest first', records],
    ['the newest first', [...records].reverse()],
    ['from the middle', [...records.slice(4), ...records.slice(0, 4)]],
  ])('are joined whatever lies on which page: %s', (_, order) => {
    let known: readonly Session[] = [];
    order.forEach((record, place) => {
      known = foldMore(known, order.slice(0, place), [record]);
    });
    expect(known).toEqual(foldSessions({ spans: records, logs: [] }));
    expect(known.map(({ id }) => id)).toEqual(['ring of two', 'ring', 'orphan', 'stranger', 'parent']);
  });

  it('leave others as they are', () => {
    const known = foldSessions({ spans: records, logs: [] });
    const again = foldMore(known, records, [call(10, 'grandchild')]);
    const changed = again.filter((session) => !known.includes(session)).map(({ id }) => id);
    expect(changed).toEqual(['parent']);
  });
});
