import { type GatewayNames, gatewayNamesIn, joinGatewayNames } from '../../dialects/gateway-names';
import { type RawSpan } from '../../model/telemetry';
import { sessionListQuery } from '../../queries/sessions';
import { type SearchQuery } from '../../queries/traceql';
import { joinTraces } from '../../sources/merge-searches';
import { type SearchRange, type TempoApi } from '../../sources/tempo';
import { type FoundTrace, type SearchAnswer } from '../../sources/tempo-search';

/** Traces in one answer of Tempo: small enough to be shown soon, large enough for few requests. */
export const PAGE_TRACES = 200;

/** Spans of each trace that a page asks for; Tempo allows 100 unless its operator raised that. */
const SPANS_PER_TRACE = 1000;

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
  /** As the spans tell them. */
  gatewayNames: GatewayNames;
}

/** Before the first page. */
export function noPages(range: SearchRange): TracePages {
  return {
    traces: new Map(),
    spans: [],
    searchedFrom: range.to,
    more: true,
    unfinished: false,
    gatewayNames: new Map(),
  };
}

/**
 * The pages and the next older one. Tempo takes whole seconds, so a page begins with the second in which the one before
 * it ended, and what both hold counts once. It may send other spans of the same trace with each of them.
 *
 * @throws SourceError
 */
export async function nextPage(
  tempo: Pick<TempoApi, 'search'>,
  range: SearchRange,
  pages: TracePages,
  signal: AbortSignal,
  query: SearchQuery = sessionListQuery()
): Promise<TracePages> {
  for (let limit = PAGE_TRACES; ; limit *= 2) {
    const to = pages.traces.size === 0 ? range.to : pages.searchedFrom + SECOND;
    const answer = await tempo.search(query, {
      from: range.from,
      to,
      limit,
      spansPerTrace: SPANS_PER_TRACE,
      signal,
    });
    const fresh = answer.traces.filter(({ traceId }) => !pages.traces.has(traceId));
    if (fresh.length > 0 || !answer.limitReached || limit >= LARGEST_PAGE) {
      return withPage(pages, range, answer, fresh);
    }
  }
}

/** @param fresh the traces of the page that no page before it had */
function withPage(
  pages: TracePages,
  range: SearchRange,
  { traces, spans, limitReached, unfinished }: SearchAnswer,
  fresh: readonly FoundTrace[]
): TracePages {
  const more = limitReached && fresh.length > 0;
  const oldest = fresh.reduce((earliest, { start }) => Math.min(earliest, start), pages.searchedFrom);
  return {
    traces: withTraces(pages.traces, traces),
    spans: withSpans(pages.spans, spans),
    searchedFrom: more ? oldest : range.from,
    more,
    unfinished: pages.unfinished || unfinished,
    gatewayNames: joinGatewayNames(pages.gatewayNames, gatewayNamesIn(spans)),
  };
}

function withTraces(known: TracePages['traces'], found: readonly FoundTrace[]): TracePages['traces'] {
  const traces = new Map(known);
  for (const trace of found) {
    const before = traces.get(trace.traceId);
    traces.set(trace.traceId, before === undefined ? trace : joinTraces(before, trace));
  }
  return traces;
}

/** The known spans first: readers go on from where those end. */
function withSpans(known: readonly RawSpan[], found: readonly RawSpan[]): readonly RawSpan[] {
  const traceIds = new Set(found.map(({ traceId }) => traceId));
  const seen = new Set(known.filter(({ traceId }) => traceIds.has(traceId)).map(reference));
  return [...known, ...found.filter((span) => !seen.has(reference(span)))];
}

function reference({ traceId, spanId }: RawSpan): string {
  return `${traceId}:${spanId}`;
}
