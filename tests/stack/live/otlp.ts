import { randomBytes } from 'node:crypto';

/** An attribute's value as it is written in these tests; a whole number is sent as an integer. */
export type Value = string | number;
export type Attributes = Record<string, Value>;

/** One span to send. Times are milliseconds since the epoch. */
export interface TestSpan {
  traceId: string;
  name: string;
  attributes: Attributes;
  parentSpanId?: string;
  startMs?: number;
  durationMs?: number;
  failed?: boolean;
}

/** One log record to send. */
export interface TestLog {
  body: string;
  attributes?: Attributes;
  eventName?: string;
}

/** 32 hexadecimal digits; starts with 1 to 9, as Tempo's search finds no trace whose id has a leading zero. */
export function newTraceId(): string {
  return `${1 + Math.floor(Math.random() * 9)}${randomBytes(16).toString('hex').slice(1)}`;
}

export function newSpanId(): string {
  return randomBytes(8).toString('hex');
}

/** A span for one call of a model, in the names of the OpenTelemetry GenAI conventions. */
export function chatSpan(traceId: string, attributes: Attributes = {}, more: Partial<TestSpan> = {}): TestSpan {
  return {
    traceId,
    name: 'chat model-a',
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'provider-a',
      'gen_ai.request.model': 'model-a',
      ...attributes,
    },
    ...more,
  };
}

/** A span for one call of a tool, in the names of the OpenTelemetry GenAI conventions. */
export function toolSpan(
  traceId: string,
  tool: string,
  attributes: Attributes = {},
  more: Partial<TestSpan> = {}
): TestSpan {
  return {
    traceId,
    name: `execute_tool ${tool}`,
    attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': tool, ...attributes },
    ...more,
  };
}

/** Sends spans in one OTLP/HTTP request. Throws unless the collector takes all of them. */
export async function sendSpans(endpoint: string, resource: Attributes, spans: TestSpan[]): Promise<void> {
  await post(`${endpoint}/v1/traces`, {
    resourceSpans: [{ resource: { attributes: keyValues(resource) }, scopeSpans: [{ spans: spans.map(encodeSpan) }] }],
  });
}

/** Sends log records of one resource in one OTLP/HTTP request. Throws unless the collector takes all of them. */
export async function sendLogs(endpoint: string, resource: Attributes, logs: TestLog[]): Promise<void> {
  await post(`${endpoint}/v1/logs`, {
    resourceLogs: [{ resource: { attributes: keyValues(resource) }, scopeLogs: [{ logRecords: logs.map(encodeLog) }] }],
  });
}

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (!response.ok || answer.includes('rejected')) {
    throw new Error(`${url} answered ${response.status}: ${answer}`);
  }
}

function encodeSpan({
  traceId,
  name,
  attributes,
  parentSpanId,
  startMs = Date.now(),
  durationMs = 700,
  failed,
}: TestSpan) {
  return {
    traceId,
    spanId: newSpanId(),
    parentSpanId: parentSpanId ?? '',
    name,
    kind: 3,
    startTimeUnixNano: nanoseconds(startMs),
    endTimeUnixNano: nanoseconds(startMs + durationMs),
    attributes: keyValues(attributes),
    status: failed ? { code: 2 } : {},
  };
}

function encodeLog({ body, attributes = {}, eventName }: TestLog) {
  return {
    timeUnixNano: nanoseconds(Date.now()),
    body: { stringValue: body },
    attributes: keyValues(attributes),
    eventName,
  };
}

function keyValues(attributes: Attributes) {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  }));
}

function nanoseconds(milliseconds: number): string {
  return `${Math.round(milliseconds)}000000`;
}
