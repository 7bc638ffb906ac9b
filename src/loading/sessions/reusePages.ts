import { joinGatewayNames } from '../../dialects/gateway-names';
import { type FoldOptions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { IDLE_FOR } from '../../model/state';
import { type SearchRange } from '../../sources/tempo';
import { foldMore } from './foldMore';
import { type TracePages } from './tracePages';

/** What an earlier load found, and where. */
export interface EarlierPages {
  range: SearchRange;
  pages: TracePages;
}

/** Whether a newer range goes on from an earlier one, so that most of what was found is in it as well. */
export function goesOnFrom(range: SearchRange, { range: earlier, pages }: EarlierPages): boolean {
  return range.to >= earlier.to && range.from < earlier.to && pages.traces.size > 0;
}

/**
 * Joins new pages to earlier ones as soon as they reach down to traces that cannot have changed since: nobody has added
 * to them for as long as a session counts as idle. So a refresh reads the newest traces only.
 *
 * @returns undefined while there is a gap between them
 */
export function joinPages(pages: TracePages, earlier: EarlierPages, range: SearchRange): TracePages | undefined {
  const border = unsettledFrom(earlier);
  if (pages.searchedFrom > border) {
    return undefined;
  }
  const kept = Array.from(earlier.pages.traces.values()).filter(
    ({ traceId, start }) => start < pages.searchedFrom && start >= range.from && !pages.traces.has(traceId)
  );
  const keptIds = new Set(kept.map(({ traceId }) => traceId));
  const reached = earlier.pages.searchedFrom;
  return {
    traces: new Map([...pages.traces, ...kept.map((trace) => [trace.traceId, trace] as const)]),
    spans: [...pages.spans, ...earlier.pages.spans.filter(({ traceId }) => keptIds.has(traceId))],
    searchedFrom: Math.max(range.from, Math.min(reached, pages.searchedFrom)),
    more: pages.more && reached > range.from,
    unfinished: pages.unfinished || earlier.pages.unfinished,
    gatewayNames: joinGatewayNames(pages.gatewayNames, earlier.pages.gatewayNames),
  };
}

interface Joined {
  /** The new pages. */
  read: TracePages;
  /** With what `joinPages` kept of the earlier ones. */
  joined: TracePages;
}

/**
 * The sessions of joined pages. Those of which everything was kept are not folded again: what was worked out of them holds.
 *
 * @param earlier sessions of the earlier pages
 */
export function joinSessions(
  earlier: readonly Session[],
  { read, joined }: Joined,
  options: FoldOptions
): readonly Session[] {
  const kept = joined.spans.slice(read.spans.length);
  const keptIds = new Set(kept.map(({ traceId }) => traceId));
  const isKept = ({ traceIds }: Session) => traceIds.every((traceId) => keptIds.has(traceId));
  const changing = new Set(earlier.filter((session) => !isKept(session)).flatMap(({ traceIds }) => traceIds));
  return foldMore(
    earlier.filter(isKept),
    kept.filter(({ traceId }) => !changing.has(traceId)),
    [...read.spans, ...kept.filter(({ traceId }) => changing.has(traceId))],
    options
  );
}

/** Beginning of the oldest trace that may have grown since the earlier load. */
function unsettledFrom({ range, pages }: EarlierPages): number {
  const settled = range.to - IDLE_FOR;
  let from = settled;
  for (const { traceId, end } of pages.spans) {
    if (!(end < settled)) {
      from = Math.min(from, pages.traces.get(traceId)?.start ?? from);
    }
  }
  return from;
}
