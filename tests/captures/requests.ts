import type { AnyValue, KeyValue } from '../../src/model/telemetry';
import { shortenAttributes, shortenValue } from './shorten';

/** One export request as the recorder keeps it. */
export interface ExportRequest {
  signal: 'traces' | 'logs' | 'metrics';
  request: { resourceSpans?: ResourceRecords[]; resourceLogs?: ResourceRecords[] };
}

interface ResourceRecords {
  scopeSpans?: ScopeRecords[];
  scopeLogs?: ScopeRecords[];
}

interface ScopeRecords {
  spans?: SpanRecord[];
  logRecords?: LogRecord[];
}

interface SpanRecord {
  spanId: string;
  parentSpanId?: string;
  attributes?: KeyValue[];
  events?: Array<{ name: string; attributes?: KeyValue[] }>;
}

interface LogRecord {
  eventName?: string;
  attributes?: KeyValue[];
  body?: AnyValue;
}

/** Internal records that are kept of each request: enough for a reader to be misled by. */
const INTERNAL_KEPT = 4;
/** An attribute of this kind makes a record one of an agent's; everything else is the inside of its program. */
const TELLING =
  /^(gen_ai|ai|llm|openinference|traceloop|mcp|gcp\.vertex|qwen-code|tool|function|conversation|session|http|error|exception)[._]|^span\.type$|^event\.name$|^model$/;

/** A request with long texts cut and most internal records left out. */
export function cutRequest(request: ExportRequest): ExportRequest {
  const { resourceSpans, resourceLogs, ...rest } = request.request;
  const spans = (resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans ?? []).flatMap(({ spans }) => spans ?? []);
  const keptSpans = new Set(keptOf(spans));
  return {
    ...request,
    request: {
      ...rest,
      ...(resourceSpans && {
        resourceSpans: resourceSpans.map((resource) => ({
          ...resource,
          scopeSpans: resource.scopeSpans?.map((scope) => ({
            ...scope,
            spans: scope.spans?.filter((span) => keptSpans.has(span)).map(cutSpan),
          })),
        })),
      }),
      ...(resourceLogs && {
        resourceLogs: resourceLogs.map((resource) => ({
          ...resource,
          scopeLogs: resource.scopeLogs?.map((scope) => ({ ...scope, logRecords: keptLogs(scope.logRecords ?? []) })),
        })),
      }),
    },
  };
}

/** Spans that tell something of an agent, all that lie above them, and a few others. */
function keptOf(spans: readonly SpanRecord[]): SpanRecord[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const kept = new Set<SpanRecord>();
  for (const span of spans.filter(({ attributes = [], events = [] }) => isTelling(attributes) || events.length > 0)) {
    for (let next: SpanRecord | undefined = span; next !== undefined && !kept.has(next);) {
      kept.add(next);
      next = byId.get(next.parentSpanId ?? '');
    }
  }
  const internal = spans.filter((span) => !kept.has(span)).slice(0, INTERNAL_KEPT);
  return [...kept, ...internal];
}

function keptLogs(logs: readonly LogRecord[]): LogRecord[] {
  const internal = logs.filter((log) => !isEvent(log)).slice(0, INTERNAL_KEPT);
  return logs.filter((log) => isEvent(log) || internal.includes(log)).map(cutLog);
}

function isEvent({ eventName, attributes = [] }: LogRecord): boolean {
  return (eventName ?? '') !== '' || isTelling(attributes);
}

function isTelling(attributes: readonly KeyValue[]): boolean {
  return attributes.some(({ key }) => TELLING.test(key));
}

function cutSpan(span: SpanRecord): SpanRecord {
  return {
    ...span,
    ...(span.attributes && { attributes: shortenAttributes(span.attributes) }),
    ...(span.events && {
      events: span.events.map((event) => ({
        ...event,
        ...(event.attributes && { attributes: shortenAttributes(event.attributes, event.name) }),
      })),
    }),
  };
}

function cutLog(log: LogRecord): LogRecord {
  const name = log.eventName ?? log.attributes?.find(({ key }) => key === 'event.name')?.value?.stringValue;
  return {
    ...log,
    ...(log.attributes && { attributes: shortenAttributes(log.attributes, name) }),
    ...(log.body && { body: shortenValue(log.body) }),
  };
}
