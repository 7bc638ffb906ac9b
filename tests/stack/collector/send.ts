import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

export type Attributes = Record<string, unknown>;

export interface SentSpan {
  name?: string;
  attributes?: Attributes;
  traceId?: string;
  traceState?: string;
  statusMessage?: string;
  failed?: boolean;
  events?: Array<{ name: string; attributes: Attributes }>;
  links?: Attributes[];
}

export interface SentLog {
  body?: unknown;
  eventName?: string;
  severityText?: string;
  attributes?: Attributes;
}

export interface Emitter {
  resource?: Attributes;
  scope?: string;
  scopeVersion?: string;
  scopeAttributes?: Attributes;
}

/** Sends spans to a collector. Throws unless it takes them. */
export async function sendSpans(otlp: string, spans: readonly SentSpan[], emitter: Emitter = {}): Promise<void> {
  const scopeSpans = [{ scope: scopeOf(emitter), spans: spans.map(encodeSpan) }];
  await post(`${otlp}/v1/traces`, { resourceSpans: [{ resource: resourceOf(emitter), scopeSpans }] });
}

/** Sends log records to a collector. Throws unless it takes them. */
export async function sendLogs(otlp: string, logs: readonly SentLog[], emitter: Emitter = {}): Promise<void> {
  const scopeLogs = [{ scope: scopeOf(emitter), logRecords: logs.map(encodeLog) }];
  await post(`${otlp}/v1/logs`, { resourceLogs: [{ resource: resourceOf(emitter), scopeLogs }] });
}

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.text());
}

function encodeSpan({
  name = 'work',
  attributes = {},
  traceId,
  traceState,
  statusMessage,
  failed,
  events = [],
  links = [],
}: SentSpan) {
  const now = Date.now();
  return {
    traceId: traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    traceState,
    name,
    kind: 1,
    startTimeUnixNano: `${now}000000`,
    endTimeUnixNano: `${now + 700}000000`,
    attributes: keyValues(attributes),
    status: {
      ...(failed === true ? { code: 2 } : {}),
      ...(statusMessage === undefined ? {} : { message: statusMessage }),
    },
    events: events.map((event) => ({
      name: event.name,
      timeUnixNano: `${now}000000`,
      attributes: keyValues(event.attributes),
    })),
    links: links.map((link) => ({
      traceId: randomBytes(16).toString('hex'),
      spanId: randomBytes(8).toString('hex'),
      attributes: keyValues(link),
    })),
  };
}

function encodeLog({ body = '', attributes = {}, ...fields }: SentLog) {
  return { ...fields, timeUnixNano: `${Date.now()}000000`, body: anyValue(body), attributes: keyValues(attributes) };
}

function resourceOf({ resource = { 'service.name': 'tests' } }: Emitter) {
  return { attributes: keyValues(resource) };
}

function scopeOf({ scope = '', scopeVersion, scopeAttributes = {} }: Emitter) {
  return { name: scope, version: scopeVersion, attributes: keyValues(scopeAttributes) };
}

export function keyValues(attributes: Attributes) {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: unknown): object {
  if (value instanceof Uint8Array) {
    return { bytesValue: Buffer.from(value).toString('base64') };
  }
  switch (typeof value) {
    case 'undefined':
      return {};
    case 'string':
      return { stringValue: value };
    case 'number':
      return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
    case 'boolean':
      return { boolValue: value };
    default:
      return Array.isArray(value)
        ? { arrayValue: { values: value.map(anyValue) } }
        : { kvlistValue: { values: keyValues(value as Attributes) } };
  }
}

/** The attributes of an OTLP record as a plain object. */
export function attributesOf(record: { attributes?: any[] } | undefined): Record<string, any> {
  return Object.fromEntries((record?.attributes ?? []).map(({ key, value }) => [key, Object.values(value ?? {})[0]]));
}

export function spansIn(requests: readonly any[]): any[] {
  return requests.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }: any) => scopeSpans.flatMap(({ spans }: any) => spans))
  );
}

export function logsIn(requests: readonly any[]): any[] {
  return requests.flatMap(({ resourceLogs }) =>
    resourceLogs.flatMap(({ scopeLogs }: any) => scopeLogs.flatMap(({ logRecords }: any) => logRecords))
  );
}
