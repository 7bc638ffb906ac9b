import { foldSessions, type FoldOptions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { type RawSpan } from '../../model/telemetry';

/**
 * Adds new spans to folded sessions: only the sessions that they belong to, and the families of those, are folded again,
 * so that the tenth page costs no more than the first, and comes to what folding everything at once would.
 *
 * @param known sessions folded from `knownSpans`
 * @returns the newest first
 */
export function foldMore(
  known: readonly Session[],
  knownSpans: readonly RawSpan[],
  fresh: readonly RawSpan[],
  options: FoldOptions = {}
): readonly Session[] {
  const news = foldSessions({ spans: fresh, logs: [] }, options);
  const touched = touchedBy(news, new Set(fresh.map(({ traceId }) => traceId)), known);
  if (touched.size === 0) {
    return newestFirst([...known, ...news]);
  }
  const traceIds = new Set(Array.from(touched).flatMap((session) => session.traceIds));
  const again = knownSpans.filter(({ traceId }) => traceIds.has(traceId));
  const untouched = known.filter((session) => !touched.has(session));
  return newestFirst([...untouched, ...foldSessions({ spans: [...again, ...fresh], logs: [] }, options)]);
}

/** Known sessions that change with new ones. @param traceIds of the new spans: one that came late need not name its session */
function touchedBy(
  news: readonly Session[],
  traceIds: ReadonlySet<string>,
  known: readonly Session[]
): ReadonlySet<Session> {
  const present = new Set<string>();
  const named = new Set<string>();
  const meet = (session: Session) => {
    idsOf(session).forEach((id) => present.add(id));
    session.family?.others.forEach((id) => named.add(id));
  };
  const isTouched = (session: Session) =>
    session.traceIds.some((traceId) => traceIds.has(traceId)) ||
    idsOf(session).some((id) => present.has(id) || named.has(id)) ||
    session.family?.others.some((id) => present.has(id)) === true;
  news.forEach(meet);
  const touched = new Set<Session>();
  // Whoever is touched may be the relative of another one.
  for (let before = -1; before !== touched.size;) {
    before = touched.size;
    for (const session of known) {
      if (!touched.has(session) && isTouched(session)) {
        touched.add(session);
        meet(session);
      }
    }
  }
  return touched;
}

function idsOf({ id, family }: Session): readonly string[] {
  return family === undefined ? [id] : [id, ...family.parts];
}

function newestFirst(sessions: Session[]): Session[] {
  return sessions.sort((a, b) => b.start - a.start || (a.id < b.id ? -1 : 1));
}
