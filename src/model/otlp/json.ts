import { RepeatedIds, spanIdOf, traceIdOf } from '../ids';
import type { AnyValue, Emitter, KeyValue, RawLog, RawSpan, SpanEvent, StatusCode } from '../telemetry';
import { asList, attribute, plainValue, textOf } from './attributes';
import { unpackedLog } from './packed';
import { millisOf, UNWRITTEN } from './times';

type Json = Record<string, unknown>;

/** A document that is not OTLP; the message names the field that was expected. */
export class NotOtlpError extends Error {
  override name = 'NotOtlpError';
}

/**
 * Spans of an OTLP/JSON trace export, or of a trace as Tempo answers it (v1 `batches`, v2 `trace.resourceSpans`).
 * Fields that are missing or of another type are read as empty; nothing inside a span throws.
 *
 * @throws NotOtlpError where the document has no list of resource spans
 */
export function spansOfTraces(document: unknown): RawSpan[] {
  const spans: RawSpan[] = [];
  const traceIds = new RepeatedIds(traceIdOf);
  const parentIds = new RepeatedIds(spanIdOf);
  for (const resourceSpans of resourceLists(document, ['resourceSpans', 'batches'])) {
    const resource = attributesOf(asObject(resourceSpans.resource));
    for (const scopeSpans of lists(resourceSpans, ['scopeSpans', 'instrumentationLibrarySpans'])) {
      const emitter = emitterOf(resource, scopeSpans);
      for (const span of asList(scopeSpans.spans)) {
        const fields = asObject(span);
        spans.push(spanOf(fields, traceIds.of(fields.traceId), parentIds.of(fields.parentSpanId), emitter));
      }
    }
  }
  return spans;
}

/**
 * Log records of an OTLP/JSON logs export.
 *
 * @throws NotOtlpError where the document has no list of resource logs
 */
export function logsOfExport(document: unknown): RawLog[] {
  const logs: RawLog[] = [];
  for (const resourceLogs of resourceLists(document, ['resourceLogs'])) {
    const resource = attributesOf(asObject(resourceLogs.resource));
    for (const scopeLogs of lists(resourceLogs, ['scopeLogs'])) {
      const emitter = emitterOf(resource, scopeLogs);
      for (const log of asList(scopeLogs.logRecords)) {
        logs.push(logOf(asObject(log), emitter));
      }
    }
  }
  return logs;
}

function resourceLists(document: unknown, names: readonly string[]): Json[] {
  const root = asObject(document);
  const body = 'trace' in root ? asObject(root.trace) : root;
  const found = names.find((name) => Array.isArray(body[name]));
  if (found === undefined && Object.keys(body).length > 0) {
    throw new NotOtlpError(
      `This is not OTLP: expected a list in "${names[0]}", found ${Object.keys(body).slice(0, 5).join(', ')}.`
    );
  }
  return found === undefined ? [] : asList(body[found]).map(asObject);
}

function lists(parent: Json, names: readonly string[]): Json[] {
  return names.flatMap((name) => asList(parent[name])).map(asObject);
}

function emitterOf(resource: readonly KeyValue[], scopeSpans: Json): Emitter {
  const scope = asObject(scopeSpans.scope ?? scopeSpans.instrumentationLibrary);
  return { resource, scope: { name: stringOf(scope.name), version: stringOf(scope.version) } };
}

function spanOf(span: Json, traceId: string, parentSpanId: string, emitter: Emitter): RawSpan {
  const status = asObject(span.status);
  const read: RawSpan = {
    traceId,
    spanId: spanIdOf(span.spanId),
    parentSpanId,
    name: stringOf(span.name),
    start: UNWRITTEN,
    end: UNWRITTEN,
    status: STATUS_CODES.get(status.code) ?? 'unset',
    statusMessage: stringOf(status.message),
    traceState: stringOf(span.traceState) || undefined,
    attributes: attributesOf(span),
    events: eventsOf(span.events),
    emitter,
  };
  read.start = millisOf(span.startTimeUnixNano);
  read.end = millisOf(span.endTimeUnixNano);
  return read;
}

const NO_EVENTS: readonly SpanEvent[] = [];

function eventsOf(events: unknown): readonly SpanEvent[] {
  return Array.isArray(events) && events.length > 0 ? events.map((event) => eventOf(asObject(event))) : NO_EVENTS;
}

function eventOf(event: Json): SpanEvent {
  return { name: stringOf(event.name), time: millisOf(event.timeUnixNano), attributes: attributesOf(event) };
}

function logOf(log: Json, emitter: Emitter): RawLog {
  const attributes = attributesOf(log);
  const body = plainValue(log.body as AnyValue | undefined);
  const time = millisOf(log.timeUnixNano);
  return unpackedLog({
    traceId: traceIdOf(log.traceId),
    spanId: spanIdOf(log.spanId),
    time: Number.isNaN(time) ? millisOf(log.observedTimeUnixNano) : time,
    // The attribute first: some emitters put a place in their source code into the field.
    eventName: textOf(attribute(attributes, 'event.name') ?? stringOf(log.eventName)),
    severity: stringOf(log.severityText),
    body: body === undefined ? '' : textOf(body),
    attributes,
    emitter,
  });
}

/** OTLP/JSON writes numbers, Tempo's JSON the names of the enumeration. */
const STATUS_CODES: ReadonlyMap<unknown, StatusCode> = new Map<unknown, StatusCode>([
  [1, 'ok'],
  [2, 'error'],
  ['STATUS_CODE_OK', 'ok'],
  ['STATUS_CODE_ERROR', 'error'],
]);

/** The list as it is: copying it would cost more than reading it. Broken entries are passed over where it is read. */
function attributesOf(owner: Json): KeyValue[] {
  return asList(owner.attributes) as KeyValue[];
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
