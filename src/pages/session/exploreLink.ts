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
  const panes = {
    a: {
      datasource: tempoUid,
      queries: [{ refId: 'A', datasource, queryType: 'traceql', query: traceId }],
      range: { from: String(Math.floor(from)), to: String(Math.ceil(to)) },
      panelsState: spanId === '' ? {} : { trace: { spanId } },
    },
  };
  return locationUtil.assureBaseUrl(urlUtil.renderUrl('/explore', { panes: JSON.stringify(panes), schemaVersion: 1 }));
}
