import { type RawSpan } from '../../model/telemetry';
import { sessionListQuery } from '../../queries/sessions';
import { type SearchRange, type TempoApi } from '../../sources/tempo';
import { type FoundTrace, type SearchAnswer } from '../../sources/tempo-search';

/** Traces in one answer of Tempo: small enough to be shown soon, large enough for few requests. */
export const PAGE_TRACES = 200;

/** Spans of each trace that a page asks for; Tempo allows 100 unless its operator raised that. */
export const SPANS_PER_TRACE = 1000;

/** A page of this many traces that brings nothing new ends the search: they all began in the same second. */
const LARGEST_PAGE = 6400;

const SECOND = 1000;

/** The newest traces of a range, as far as they have been searched. */
export interface TracePages {
  traces: ReadonlyMap<string, FoundTrace>;
  spans: readonly RawSpan[];
  /** Everything that began at or after this time has been found. Milliseconds since 1970. */
  searchedFrom: number;
  /** There may be older traces in the range. */
  more: boolean;
  /** Tempo stopped a search before it had looked at everything: any session may be missing. */
  unfinished: boolean;
}

/** Before the first page. */
export function noPages(range: SearchRange): TracePages {
  return { traces: new Map(), spans: [], searchedFrom: range.to, more: true, unfinished: false };
}

/**
 * The pages and the next older one. Tempo takes whole seconds, so a page begins with the second in which the one before
 * it ended, and what both hold counts once.
 *
 * @throws SourceError
 */
export async function nextPage(
  tempo: Pick<TempoApi, 'search'>,
  range: SearchRange,
  pages: TracePages,
  signal: AbortSignal
): Promise<TracePages> {
  for (let limit = PAGE_TRACES; ; limit *= 2) {
    const to = pages.traces.size === 0 ? range.to : pages.searchedFrom + SECOND;
    const answer = await tempo.search(sessionListQuery(), {
      from: range.from,
      to,
      limit,
      spansPerTrace: SPANS_PER_TRACE,
      signal,
    });
    const fresh = answer.traces.filter(({ traceId }) => !pages.traces.has(traceId));
    if (fresh.length > 0 || !answer.limitReached || limit >= LARGEST_PAGE) {
      return withPage(pages, range, fresh, answer);
    }
  }
}

function withPage(
  pages: TracePages,
  range: SearchRange,
  fresh: readonly FoundTrace[],
  { spans, limitReached, unfinished }: SearchAnswer
): TracePages {
  const freshIds = new Set(fresh.map(({ traceId }) => traceId));
  const traces = new Map(pages.traces);
  fresh.forEach((trace) => traces.set(trace.traceId, trace));
  const oldest = fresh.reduce((earliest, { start }) => Math.min(earliest, start), pages.searchedFrom);
  const more = limitReached && fresh.length > 0;
  return {
    traces,
    spans: [...pages.spans, ...spans.filter(({ traceId }) => freshIds.has(traceId))],
    searchedFrom: more ? oldest : range.from,
    more,
    unfinished: pages.unfinished || unfinished,
  };
}
