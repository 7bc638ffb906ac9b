import { locationUtil, urlUtil } from '@grafana/data';

/** What an Explore pane needs to show one trace. Times in milliseconds since 1970. */
export interface TraceInExplore {
  tempoUid: string;
  traceId: string;
  /** Span to scroll to and open; empty for none. */
  spanId: string;
  from: number;
  to: number;
}

/** Address of Explore with a trace open in it. */
export function exploreTraceUrl({ tempoUid, traceId, spanId, from, to }: TraceInExplore): string {
  const datasource = { type: 'tempo', uid: tempoUid };
  return exploreUrl({
    datasource: tempoUid,
    queries: [{ refId: 'A', datasource, queryType: 'traceql', query: traceId }],
    range: rangeOf(from, to),
    panelsState: spanId === '' ? {} : { trace: { spanId } },
  });
}

/** Queries of a data source that has an `expr`. Times in milliseconds since 1970. */
export interface QueriesInExplore {
  source: { type: 'loki' | 'prometheus'; uid: string };
  queries: readonly string[];
  from: number;
  to: number;
}

/** Address of Explore with queries of Loki or Prometheus in it. */
export function exploreQueriesUrl({ source: { type, uid }, queries, from, to }: QueriesInExplore): string {
  return exploreUrl({
    datasource: uid,
    queries: queries.map((expr, index) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      datasource: { type, uid },
      expr,
      ...(type === 'loki' ? { queryType: 'range' } : { range: true }),
    })),
    range: rangeOf(from, to),
  });
}

function rangeOf(from: number, to: number) {
  return { from: String(Math.floor(from)), to: String(Math.ceil(to)) };
}

function exploreUrl(pane: object): string {
  const panes = JSON.stringify({ a: pane });
  return locationUtil.assureBaseUrl(urlUtil.renderUrl('/explore', { panes, schemaVersion: 1 }));
}
