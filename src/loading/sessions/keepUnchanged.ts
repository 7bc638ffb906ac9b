import { type Session } from '../../model/session';

/**
 * Folded sessions, with those in their places that were known before and came out the same from the same spans: what was
 * worked out of them holds.
 *
 * @param known folded from the same spans page by page, so that only what joins sessions of two pages is missing
 */
export function keepUnchanged(known: readonly Session[], folded: readonly Session[]): readonly Session[] {
  const byId = new Map(known.map((session) => [session.id, session]));
  return folded.map((session) => {
    const before = byId.get(session.id);
    return before !== undefined && summaryOf(before) === summaryOf(session) ? before : session;
  });
}

/** All of a session but its runs, which a session that is joined to it adds to: as its totals tell. */
function summaryOf({ runs, ...rest }: Session): string {
  return JSON.stringify([rest, runs.map(({ origin, status, start, end }) => [origin, status, start, end])]);
}
