import { type FoundSession } from '../../loading/reader/readWhole';

/** Traces of one session up to which a list reads them: more of them are the session page's business. */
const MOST_TRACES = 25;

/** Spans, as far as a search tells, up to which a list reads a session. */
const MOST_SPANS = 3000;

/** Whether a session is small enough for a list to read it whole. @param spans of it that the search returned */
export function isReadable(
  { traceIds }: FoundSession,
  { spans, truncated }: { spans: number; truncated: boolean }
): boolean {
  return traceIds.length <= MOST_TRACES && spans <= MOST_SPANS && !truncated;
}
