import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { spanLogsQuery } from '../../../queries/sessions';
import { exploreTraceUrl } from '../exploreLink';
import { type SessionSources } from '../load/loadSession';

/** What the details of a span need from outside the session itself. */
export interface DetailSources {
  /** Log records of a span; absent where there is no Loki. */
  loadLogs?: (span: RawSpan, signal: AbortSignal) => Promise<RawLog[]>;
  /** Address of Explore with a span's trace; absent where there is no Tempo. */
  exploreUrl?: (span: RawSpan) => string;
}

const MINUTE = 60_000;

/** Log records of one span that are shown. */
const MAX_LOGS = 200;

/** The details' sources, made of the session's. */
export function detailSources({ tempo, loki, logSelector }: SessionSources): DetailSources {
  return {
    loadLogs:
      loki &&
      (async (span, signal) => {
        const query = spanLogsQuery(logSelector, span.traceId, span.spanId);
        return (await loki.logs(query, { ...around(span), limit: MAX_LOGS, signal })).logs;
      }),
    exploreUrl: tempo && ((span) => exploreTraceUrl({ tempoUid: tempo.source.uid, ...idsOf(span), ...around(span) })),
  };
}

function idsOf({ traceId, spanId }: RawSpan) {
  return { traceId, spanId };
}

/** A minute to either side: clocks of agents and collectors differ. */
function around({ start, end }: RawSpan) {
  return { from: start - MINUTE, to: (Number.isFinite(end) ? end : start) + MINUTE };
}
