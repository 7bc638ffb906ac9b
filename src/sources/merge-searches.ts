import type { RawSpan } from '../model/telemetry';
import type { FoundTrace, SearchAnswer } from './tempo-search';

/**
 * Joins the answers of searches that found pieces of the same traces. Where an answer ends at its limit, older pieces
 * that another one found are left for the next page: else that page would begin before what the first one left out.
 */
export function mergeSearches(answers: readonly SearchAnswer[]): SearchAnswer {
  const [only] = answers;
  if (only !== undefined && answers.length === 1) {
    return only;
  }
  const completeFrom = Math.max(...answers.map(completeSince));
  const wanted = new Set<string>();
  for (const { traceId, start } of answers.flatMap((answer) => answer.traces)) {
    if (!(start < completeFrom)) {
      wanted.add(traceId);
    }
  }
  const traces = new Map<string, FoundTrace>();
  const spans = new Map<string, RawSpan>();
  for (const answer of answers) {
    for (const trace of answer.traces) {
      if (wanted.has(trace.traceId)) {
        const known = traces.get(trace.traceId);
        traces.set(trace.traceId, known === undefined ? trace : joinTraces(known, trace));
      }
    }
    for (const span of answer.spans) {
      if (wanted.has(span.traceId)) {
        spans.set(`${span.traceId} ${span.spanId}`, span);
      }
    }
  }
  return {
    spans: [...spans.values()],
    traces: [...traces.values()].sort((a, b) => b.start - a.start),
    limitReached: answers.some(({ limitReached }) => limitReached),
    unfinished: answers.some(({ unfinished }) => unfinished),
  };
}

/** Time since which an answer of the newest traces has left out none. */
function completeSince({ traces, limitReached }: SearchAnswer): number {
  return limitReached ? traces.reduce((oldest, { start }) => Math.min(oldest, start), Infinity) : -Infinity;
}

/** What two answers tell of one trace, which each may know in part. */
export function joinTraces(a: FoundTrace, b: FoundTrace): FoundTrace {
  const start = Math.min(a.start, b.start);
  return {
    traceId: a.traceId,
    start,
    duration: Math.max(a.start + a.duration, b.start + b.duration) - start,
    rootName: a.rootName || b.rootName,
    rootService: a.rootService || b.rootService,
    truncated: a.truncated || b.truncated,
  };
}
