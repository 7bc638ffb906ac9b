import {
  BARE_SCOPES,
  DETECTION_KEYS,
  FACT_KEYS,
  LIST_KEYS,
  LOG_SESSION_ID_KEYS,
  RECORD_ID_KEYS,
  SESSION_ID_KEYS,
} from '../dialects/key-groups';
import { CODEX, GENERAL, JSON_LINES, MCP, RECORDER } from '../dialects/keys';
import { goString } from './go-string';
import { firstOf, hasMetadata, jsonFieldIs, labelFormat, labelOf, metadataIs } from './logql';
import { anyOf, attribute, equals, exists, INTRINSICS, type Condition, type Field, type SearchQuery } from './traceql';

/** Keys that the queries here select of resources alone: a search's answer does not tell where a value was. */
export const RESOURCE_KEYS: ReadonlySet<string> = new Set([GENERAL.serviceName, GENERAL.serviceVersion]);

const LIST_FIELDS: readonly Field[] = [
  INTRINSICS.parentId,
  INTRINSICS.name,
  INTRINSICS.status,
  INTRINSICS.statusMessage,
  INTRINSICS.scopeName,
  INTRINSICS.scopeVersion,
  ...onResource([...RESOURCE_KEYS]),
  ...onSpan([...LIST_KEYS, ...FACT_KEYS, RECORDER.gateway]),
  ...onResource([...SESSION_ID_KEYS, ...FACT_KEYS]),
];

/**
 * Spans that tell of an agent's work, and those around them that matter, with what a list needs of them: structure and
 * figures, never content. Applications often name the session on a span of their own, above the agent's; only the
 * span of an MCP request tells that the tool call above it and the one below it are the same; and some frameworks hold a
 * sub-agent to its caller by a span that carries nothing.
 *
 * In all pieces: else sessions that go on show a part of their figures. As a condition is checked within each
 * piece, there is no filter by agent or tool here: it would leave out pieces of sessions that it shows.
 *
 * The name that our collector gives a gateway is no part of what is folded; the list needs it, as alerts know gateways by it.
 *
 * @param named further attributes to select of each span and its resource: those that an operator names
 * @param onlyWith only pieces of traces that have a span for each: whoever asks shows nothing but what those tell
 */
export function sessionListQuery(named: readonly string[] = [], onlyWith: readonly Condition[] = []): SearchQuery {
  return {
    where: anyOf([
      ...onSpan([...DETECTION_KEYS, ...SESSION_ID_KEYS, MCP.method]).map(exists),
      ...BARE_SCOPES.map((scope) => equals(INTRINSICS.scopeName, scope)),
    ]),
    inTracesWith: [anyExists([...DETECTION_KEYS, ...AGENT_SESSION_KEYS]), ...onlyWith],
    pieces: 'all',
    select: [...LIST_FIELDS, ...onSpan(named), ...onResource(named)],
    newestFirst: true,
  };
}

/** Names of a session that other applications than agents use as well: alone they make no agent. */
const COMMON_SESSION_KEYS: ReadonlySet<string> = new Set([GENERAL.sessionId, CODEX.conversationId]);
const AGENT_SESSION_KEYS = SESSION_ID_KEYS.filter((key) => !COMMON_SESSION_KEYS.has(key));

/** The newest traces with an agent's work: to say when the last session was seen. */
export function lastSessionQuery(): SearchQuery {
  return { where: anyExists(DETECTION_KEYS), newestFirst: true };
}

/**
 * Traces that have a span of the session. A session that is named after its only trace, since nothing else names it, is
 * not found by this: it is that trace.
 */
export function sessionTracesQuery(sessionId: string): SearchQuery {
  const fields = [...onSpan(SESSION_ID_KEYS), ...onResource(SESSION_ID_KEYS)];
  return { where: anyOf(fields.map((field) => equals(field, sessionId))), newestFirst: true };
}

/** The newest traces that have an answer or a call of this id. */
export function recordTracesQuery(id: string): SearchQuery {
  return { where: anyOf(onSpan(RECORD_ID_KEYS).map((field) => equals(field, id))), newestFirst: true };
}

function anyExists(keys: readonly string[]): Condition {
  return anyOf(onSpan(keys).map(exists));
}

function onSpan(keys: readonly string[]): Field[] {
  return keys.map((key) => attribute('span', key));
}

function onResource(keys: readonly string[]): Field[] {
  return keys.map((key) => attribute('resource', key));
}

/** Loki refuses a query of more series, unless its operator raised `max_query_series`. */
export const MAX_LOG_SESSIONS = 500;

/**
 * The newest sessions that log records name, each with the time of its last and of its first record in the range
 * (milliseconds since 1970), by session and service: instant queries at the end of the range. Over the limit, `first`
 * knows other sessions than `last`: those that began last.
 *
 * Not `max_over_time`: Loki cuts that into pieces of an hour, and counts the series of all pieces against its limit
 * before `topk` makes them few, so that a range with more sessions than the limit is an error. `last_over_time` is not
 * cut. The filter before the template spares it the lines that name no session.
 *
 * @param selector the streams to look in, as the settings say
 */
export function sessionsInLogsQueries(selector: string, rangeSeconds: number): { last: string; first: string } {
  const range = `[${Math.max(1, Math.ceil(rangeSeconds))}s]`;
  const labels = { session: firstOf(LOG_SESSION_ID_KEYS), recorded: '{{ __timestamp__ | unixEpochMillis }}' };
  const lines = `${sessionRecordsQuery(selector)} | ${labelFormat(labels)} | unwrap recorded ${range}`;
  const by = `by (session, ${labelOf(GENERAL.serviceName)})`;
  return {
    last: `topk(${MAX_LOG_SESSIONS}, last_over_time(${lines}) ${by})`,
    first: `topk(${MAX_LOG_SESSIONS}, first_over_time(${lines}) ${by})`,
  };
}

/** Log records that name a session, whichever. */
export function sessionRecordsQuery(selector: string): string {
  return `${selector} | ${hasMetadata(LOG_SESSION_ID_KEYS)}`;
}

/** Log records of a session. */
export function sessionLogsQuery(selector: string, sessionId: string): string {
  return `${selector} | ${metadataIs(LOG_SESSION_ID_KEYS, sessionId)}`;
}

/** The same for lines of JSON that were stored as they are, so that nothing but the line names the session. */
export function sessionJsonLinesQuery(selector: string, sessionId: string): string {
  return `${selector} ${jsonFieldIs(JSON_SESSION_KEYS, sessionId)}`;
}

/** Names of a session inside lines of JSON: those of plain loggers, and those of conventions written flat. */
const JSON_SESSION_KEYS = [JSON_LINES.sessionId, JSON_LINES.runId, ...LOG_SESSION_ID_KEYS] as const;

/** Lines of JSON that name a span, as loggers write the ids of the trace that they are called in. */
export function spanJsonLinesQuery(selector: string, spanId: string): string {
  return `${selector} ${jsonFieldIs(JSON_SPAN_KEYS, spanId)}`;
}

const JSON_SPAN_KEYS = ['span_id', 'spanId', 'spanID', 'otelSpanID'] as const;

/** Log records that were written while a span was open. */
export function spanLogsQuery(selector: string, traceId: string, spanId: string): string {
  return `${selector} | trace_id=${goString(traceId)} | span_id=${goString(spanId)}`;
}
