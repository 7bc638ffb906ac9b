import { foldSessions, type FoldOptions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { type RawSpan } from '../../model/telemetry';

/**
 * Adds new spans to folded sessions: only the sessions that they belong to are folded again, so that the tenth page costs
 * no more than the first. What it cannot see is that a session of one page was started by one of
 * another: fold everything once at the end.
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
  const ids = new Set(news.map(({ id }) => id));
  const freshTraces = new Set(fresh.map(({ traceId }) => traceId));
  // A span that came late need not name its session.
  const isTouched = ({ id, traceIds }: Session) => ids.has(id) || traceIds.some((traceId) => freshTraces.has(traceId));
  const touched = known.filter(isTouched);
  if (touched.length === 0) {
    return newestFirst([...known, ...news]);
  }
  const traceIds = new Set(touched.flatMap((session) => session.traceIds));
  const again = knownSpans.filter(({ traceId }) => traceIds.has(traceId));
  const untouched = known.filter((session) => !isTouched(session));
  return newestFirst([...untouched, ...foldSessions({ spans: [...again, ...fresh], logs: [] }, options)]);
}

function newestFirst(sessions: Session[]): Session[] {
  return sessions.sort((a, b) => b.start - a.start || (a.id < b.id ? -1 : 1));
}
