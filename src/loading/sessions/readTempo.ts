import { type AttributeNames } from '../../dialects/attribute-names';
import { type Session } from '../../model/session';
import { sessionListQuery } from '../../queries/sessions';
import { type Condition } from '../../queries/traceql';
import { type SearchRange, type TempoApi } from '../../sources/tempo';
import { foldMore } from './foldMore';
import { joinPages, joinSessions } from './reusePages';
import { nextPage, noPages, type TracePages } from './tracePages';

/** Traces that are read before the list stops and offers to go on. */
export const TRACES_AT_ONCE = 1000;

/** What Tempo has told so far. */
export interface FoundInTempo {
  pages: TracePages;
  /** Folded from the pages' spans, the newest first. */
  sessions: readonly Session[];
}

interface Reading {
  range: SearchRange;
  signal: AbortSignal;
  /** Where an earlier reading of the same range stopped: goes on from there. */
  after?: FoundInTempo;
  /** What was found in a range that this one goes on from: reads only what may have changed since. */
  earlier?: FoundInTempo & { range: SearchRange };
  /** Attributes that an operator names. */
  attributeNames?: AttributeNames;
  /** See `sessionListQuery`. */
  onlyWith?: readonly Condition[];
}

/**
 * Reads traces with agents' work, the newest first, page by page; yields what is known after each. With an earlier
 * reading to join, the first yield is the joined whole.
 *
 * @throws SourceError
 */
export async function* readTempo(
  tempo: Pick<TempoApi, 'search'>,
  { range, signal, after, earlier, attributeNames = {}, onlyWith }: Reading
): AsyncGenerator<FoundInTempo> {
  let { pages, sessions }: FoundInTempo = after ?? { pages: noPages(range), sessions: [] };
  const query = sessionListQuery(Object.values(attributeNames), onlyWith);
  let toJoin = earlier;
  const enough = pages.traces.size + TRACES_AT_ONCE;
  while (pages.more && pages.traces.size < enough) {
    const known = pages.spans;
    const read = await nextPage(tempo, range, pages, signal, query);
    const joined = toJoin && joinPages(read, toJoin, range);
    if (toJoin !== undefined && joined !== undefined) {
      sessions = joinSessions(toJoin.sessions, { read, joined }, { attributeNames });
      toJoin = undefined;
    } else {
      sessions = foldMore(sessions, known, read.spans.slice(known.length), { attributeNames });
    }
    pages = joined ?? read;
    if (toJoin === undefined) {
      yield { pages, sessions };
    }
  }
  if (toJoin !== undefined) {
    yield { pages, sessions };
  }
}
