import { randomBytes } from 'node:crypto';

export type AttributeValue = string | number | boolean;

/** A span as a broken agent would send it: everything beside its name may be missing or wrong. */
export interface OddSpan {
  name: string;
  traceId: string;
  spanId?: string;
  parentSpanId?: string;
  /** Milliseconds after the session's start, and how long it takes. */
  after?: number;
  lasts?: number;
  attributes: Record<string, AttributeValue>;
  failed?: boolean;
  /** W3C trace state. */
  traceState?: string;
  /** What happened at its start. */
  events?: Array<{ name: string; attributes: Record<string, AttributeValue> }>;
}

const SPAN_KIND_INTERNAL = 1;
const STATUS_ERROR = 2;
const NANOS_PER_MILLI = 1_000_000n;

/** A new trace id of 32 hex digits. @param prefix its first digits */
export function newTraceId(prefix = ''): string {
  return prefix + randomBytes(16).toString('hex').slice(prefix.length);
}

export function newSpanId(): string {
  return randomBytes(8).toString('hex');
}

/** Sends spans to an OTLP/HTTP receiver, all in one request. @param start milliseconds since 1970 */
export async function sendSpans(endpoint: string, service: string, start: number, spans: OddSpan[]): Promise<void> {
  const resource = { attributes: attributesOf({ 'service.name': service }) };
  const scopeSpans = [{ scope: { name: 'odd-agent' }, spans: spans.map((span) => encode(span, start)) }];
  await send(`${endpoint}/v1/traces`, { resourceSpans: [{ resource, scopeSpans }] });
}

/** Sends one log record. @param time milliseconds since 1970 @param traceId the trace that it names */
export async function sendLog(
  endpoint: string,
  service: string,
  time: number,
  body: string,
  attributes: Record<string, AttributeValue>,
  traceId?: string,
  spanId?: string
): Promise<void> {
  const resource = { attributes: attributesOf({ 'service.name': service }) };
  const record = {
    timeUnixNano: String(BigInt(time) * NANOS_PER_MILLI),
    traceId,
    spanId,
    severityText: 'INFO',
    body: { stringValue: body },
    attributes: attributesOf(attributes),
  };
  await send(`${endpoint}/v1/logs`, {
    resourceLogs: [{ resource, scopeLogs: [{ scope: { name: 'odd-agent' }, logRecords: [record] }] }],
  });
}

/** Puts a line into Loki as it is, as an agent's log file gets there without OpenTelemetry. @param time milliseconds since 1970 */
export async function sendLokiLine(loki: string, service: string, time: number, line: string): Promise<void> {
  const values = [[String(BigInt(time) * NANOS_PER_MILLI), line]];
  await send(`${loki}/loki/api/v1/push`, { streams: [{ stream: { service_name: service }, values }] });
}

function encode(
  { name, traceId, spanId = newSpanId(), parentSpanId, after = 0, lasts = 100, ...rest }: OddSpan,
  start: number
) {
  const from = BigInt(start + after) * NANOS_PER_MILLI;
  return {
    traceId,
    spanId,
    parentSpanId,
    traceState: rest.traceState,
    name,
    kind: SPAN_KIND_INTERNAL,
    startTimeUnixNano: String(from),
    endTimeUnixNano: String(from + BigInt(lasts) * NANOS_PER_MILLI),
    attributes: attributesOf(rest.attributes),
    events: rest.events?.map((event) => ({
      name: event.name,
      timeUnixNano: String(from),
      attributes: attributesOf(event.attributes),
    })),
    status: rest.failed === true ? { code: STATUS_ERROR, message: 'as it must' } : undefined,
  };
}

function attributesOf(attributes: Record<string, AttributeValue>) {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: AttributeValue) {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}

async function send(url: string, request: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  }
}
