import { sessionTracesQuery } from '../../../queries/sessions';
import { type SearchRange, type TempoApi } from '../../../sources/tempo';

/** Traces of a session, as far as they have been looked for. */
export interface FoundTraces {
  /** Their ids, the newest first. */
  ids: readonly string[];
  /** There are, or may be, older ones. */
  limitReached: boolean;
  /** Tempo stopped a search before it had looked at everything. */
  unfinished: boolean;
}

interface Options {
  range: SearchRange;
  /** Traces to find before it stops. */
  most: number;
  signal: AbortSignal;
}

/** Tempo takes whole seconds: a search goes on in the second in which the one before it ended. */
const SECOND = 1000;

/**
 * Finds the traces that name a session, the newest first. One search is enough unless Tempo gives fewer traces at once than
 * are wanted (`max_result_limit`): then it goes on before the oldest one, and yields all that are known after each.
 *
 * @throws SourceError
 */
export async function* findTraces(
  tempo: Pick<TempoApi, 'search'>,
  sessionId: string,
  { range, most, signal }: Options
): AsyncGenerator<FoundTraces> {
  const query = sessionTracesQuery(sessionId);
  const ids = new Set<string>();
  let { to } = range;
  let unfinished = false;
  for (;;) {
    const answer = await tempo.search(query, { from: range.from, to, limit: most, spansPerTrace: 1, signal });
    const known = ids.size;
    answer.traces.forEach(({ traceId }) => ids.add(traceId));
    unfinished ||= answer.unfinished;
    yield { ids: Array.from(ids), limitReached: answer.limitReached, unfinished };
    if (!answer.limitReached || ids.size === known || ids.size >= most) {
      return;
    }
    to = answer.traces.reduce((oldest, { start }) => Math.min(oldest, start), to) + SECOND;
  }
}
