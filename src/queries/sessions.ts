import { DETECTION_KEYS, GENERAL, LIST_KEYS, LOG_SESSION_ID_KEYS, SESSION_ID_KEYS } from '../dialects/keys';
import { firstOf, labelOf, metadataIs, quoted } from './logql';
import { anyOf, attribute, equals, exists, search, type Condition } from './traceql';

const INTRINSICS = ['span:parentID', 'name', 'status', 'instrumentation:name'] as const;

const LIST_FIELDS: readonly string[] = [
  ...INTRINSICS,
  attribute('resource', GENERAL.serviceName),
  attribute('resource', GENERAL.sessionId),
  ...LIST_KEYS.map((key) => attribute('span', key)),
];

/** Spans that tell of an agent's work, with what a list needs of them: structure and figures, never content. */
export function sessionListQuery(): string {
  return search({ where: isAgentWork(), select: LIST_FIELDS, newestFirst: true });
}

/** The newest traces with an agent's work: to say when the last session was seen. */
export function lastSessionQuery(): string {
  return search({ where: isAgentWork(), newestFirst: true });
}

/** Traces that have a span of the session. */
export function sessionTracesQuery(sessionId: string): string {
  const keys = SESSION_ID_KEYS.map((key) => equals(attribute('span', key), sessionId));
  const resource = equals(attribute('resource', GENERAL.sessionId), sessionId);
  return search({ where: anyOf([...keys, resource]), newestFirst: true });
}

function isAgentWork(): Condition {
  return anyOf(DETECTION_KEYS.map((key) => exists(attribute('span', key))));
}

/** Loki refuses a query of more series. */
export const MAX_LOG_SESSIONS = 500;

/**
 * The newest sessions that log records name, each with the time of its last and of its first record in the range
 * (milliseconds since 1970), by session and service. Without `topk` a range with more than 500 sessions is an error.
 *
 * @param selector the streams to look in, as the settings say
 */
export function sessionsInLogsQueries(selector: string, rangeSeconds: number): { last: string; first: string } {
  const range = `[${Math.max(1, Math.ceil(rangeSeconds))}s]`;
  const lines =
    `${selector} | label_format session=\`${firstOf(LOG_SESSION_ID_KEYS)}\`,` +
    `recorded=\`{{ __timestamp__ | unixEpochMillis }}\` | session!="" | unwrap recorded ${range}`;
  const by = `by (session, ${labelOf(GENERAL.serviceName)})`;
  return {
    last: `topk(${MAX_LOG_SESSIONS}, max_over_time(${lines}) ${by})`,
    first: `topk(${MAX_LOG_SESSIONS}, min_over_time(${lines}) ${by})`,
  };
}

/** Log records of a session. */
export function sessionLogsQuery(selector: string, sessionId: string): string {
  return `${selector} | ${metadataIs(LOG_SESSION_ID_KEYS, sessionId)}`;
}

/** Log records that were written while a span was open. */
export function spanLogsQuery(selector: string, traceId: string, spanId: string): string {
  return `${selector} | trace_id=${quoted(traceId)} | span_id=${quoted(spanId)}`;
}
