import { type Call } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { callRatesQueries } from '../../../queries/calls';
import { spanJsonLinesQuery, spanLogsQuery } from '../../../queries/sessions';
import { fillTemplate } from '../../../sources/link-template';
import { exploreQueriesUrl, exploreTraceUrl } from '../exploreLink';
import { type PageSources } from '../pageSources';

/** What the details of a span need from outside the session itself; what is absent is not to be had. */
export interface DetailSources {
  /** Log records of a span. */
  loadLogs?: (span: RawSpan, signal: AbortSignal) => Promise<RawLog[]>;
  /** Address of Explore with a span's trace. */
  traceUrl?: (span: RawSpan) => string;
  /** Address of Explore with a span's log lines. */
  logsUrl?: (span: RawSpan) => string;
  /** Address of Explore with how often calls of the same tool or model were made and failed around that time. */
  metricsUrl?: (call: Call) => string;
  /** The session, or this part of it, on another platform. */
  platform: (span: RawSpan | undefined) => { url: string; host: string } | undefined;
}

const MINUTE = 60_000;

/** To either side of a call whose metrics are looked at. */
const HOUR = 3_600_000;

/** Log records of one span that are shown. */
const MAX_LOGS = 200;

/** The details' sources, made of the page's. */
export function detailSources(
  { tempo, loki, lokiUid, prometheusUid, logSelector, linkTemplate = '' }: PageSources,
  sessionId: string
): DetailSources {
  const logsQuery = ({ traceId, spanId }: RawSpan) => spanLogsQuery(logSelector, traceId, spanId);
  return {
    loadLogs:
      loki &&
      (async (span, signal) => {
        const range = { ...around(span), limit: MAX_LOGS, signal };
        const { logs } = await loki.logs(logsQuery(span), range);
        // Looking into the lines costs Loki more: only where nothing beside them names the span.
        return logs.length > 0 ? logs : (await loki.logs(spanJsonLinesQuery(logSelector, span.spanId), range)).logs;
      }),
    traceUrl: tempo && ((span) => exploreTraceUrl({ tempoUid: tempo.source.uid, ...idsOf(span), ...around(span) })),
    logsUrl:
      lokiUid === undefined
        ? undefined
        : (span) => {
            const source = { type: 'loki', uid: lokiUid } as const;
            return exploreQueriesUrl({ source, queries: [logsQuery(span)], ...around(span) });
          },
    metricsUrl:
      prometheusUid === undefined
        ? undefined
        : (call) => {
            const source = { type: 'prometheus', uid: prometheusUid } as const;
            const queries = callRatesQueries({ kind: call.kind, name: metricName(call) });
            return exploreQueriesUrl({ source, queries, from: call.start - HOUR, to: endOf(call) + HOUR });
          },
    platform: (span) =>
      fillTemplate(linkTemplate, { sessionId, traceId: span?.traceId ?? '', spanId: span?.spanId ?? '' }),
  };
}

/** Metrics name the model that answered, else the one that was asked. */
function metricName(call: Call): string {
  return call.kind === 'tool' ? call.name : (call.responseModel ?? call.requestModel ?? '');
}

function idsOf({ traceId, spanId }: RawSpan) {
  return { traceId, spanId };
}

/** A minute to either side: clocks of agents and collectors differ. */
function around(span: RawSpan) {
  return { from: span.start - MINUTE, to: endOf(span) + MINUTE };
}

function endOf({ start, end }: { start: number; end: number }): number {
  return Number.isFinite(end) ? end : start;
}
