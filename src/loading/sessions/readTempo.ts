import { type AttributeNames } from '../../dialects/attribute-names';
import { foldSessions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { type RawSpan } from '../../model/telemetry';
import { sessionListQuery } from '../../queries/sessions';
import { type Condition } from '../../queries/traceql';
import { type SearchRange, type TempoApi } from '../../sources/tempo';
import { afterPaint } from '../../ui/afterPaint';
import { foldMore } from './foldMore';
import { keepUnchanged } from './keepUnchanged';
import { type EarlierPages, joinPages } from './reusePages';
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
  earlier?: EarlierPages;
  /** Attributes that an operator names. */
  attributeNames?: AttributeNames;
  /** See `sessionListQuery`. */
  onlyWith?: readonly Condition[];
}

/**
 * Reads traces with agents' work, the newest first, page by page; yields what is known after each. With an earlier
 * reading to join, the first yield is the joined whole. Last, once the pages are on the screen, everything is folded at
 * once: only so are sessions joined that lie on different pages.
 *
 * @throws SourceError
 */
export async function* readTempo(
  tempo: Pick<TempoApi, 'search'>,
  { range, signal, after, earlier, attributeNames = {}, onlyWith }: Reading
): AsyncGenerator<FoundInTempo> {
  let { pages, sessions }: FoundInTempo = after ?? { pages: noPages(range), sessions: [] };
  const query = sessionListQuery(Object.values(attributeNames), onlyWith);
  const fold = (spans: readonly RawSpan[]) => foldSessions({ spans, logs: [] }, { attributeNames });
  let toJoin = earlier;
  let foldedInPieces = after !== undefined;
  const enough = pages.traces.size + TRACES_AT_ONCE;
  while (pages.more && pages.traces.size < enough) {
    const known = pages.spans;
    pages = await nextPage(tempo, range, pages, signal, query);
    const joined = toJoin && joinPages(pages, toJoin, range);
    if (joined !== undefined) {
      pages = joined;
      toJoin = undefined;
      sessions = fold(pages.spans);
    } else {
      foldedInPieces ||= known.length > 0;
      sessions = foldMore(sessions, known, pages.spans.slice(known.length), { attributeNames });
    }
    if (toJoin === undefined) {
      yield { pages, sessions };
    }
  }
  if (foldedInPieces || toJoin !== undefined) {
    await afterPaint();
    if (!signal.aborted) {
      yield { pages, sessions: keepUnchanged(sessions, fold(pages.spans)) };
    }
  }
}
