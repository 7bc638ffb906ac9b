import type { RawSpan } from '../telemetry';

/** Places of the spans of each trace, by trace id. */
export function tracesOf(spans: readonly RawSpan[]): Map<string, number[]> {
  const traces = new Map<string, number[]>();
  let current: number[] = [];
  let currentId: string | undefined;
  spans.forEach(({ traceId }, place) => {
    // Most spans of a trace arrive together.
    if (traceId !== currentId) {
      current = placesOf(traceId, traces);
      currentId = traceId;
    }
    current.push(place);
  });
  return traces;
}

function placesOf(traceId: string, traces: Map<string, number[]>): number[] {
  let places = traces.get(traceId);
  if (places === undefined) {
    places = [];
    traces.set(traceId, places);
  }
  return places;
}
