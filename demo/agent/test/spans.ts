import type { ExportRequest } from './otlp-receiver';

type Value = string | number | boolean | Value[] | null;

/** A span or log record, flattened: attributes by key, the scope's name beside them. */
export interface Span {
  scope: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  failed: boolean;
  attributes: Record<string, Value>;
  resource: Record<string, Value>;
}

export interface LogRecord {
  scope: string;
  spanId: string | undefined;
  eventName: string;
  severity: string;
  body: Value;
  attributes: Record<string, Value>;
}

export function spansOf(requests: ExportRequest[]): Span[] {
  return each(requests, 'resourceSpans', 'scopeSpans', 'spans', (span, scope, resource) => ({
    scope: scope.name,
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    name: span.name,
    failed: span.status?.code === 2,
    attributes: flatten(span.attributes),
    resource: flatten(resource.attributes),
  }));
}

export function logsOf(requests: ExportRequest[]): LogRecord[] {
  return each(requests, 'resourceLogs', 'scopeLogs', 'logRecords', (record, scope) => ({
    scope: scope.name,
    spanId: record.spanId,
    eventName: record.eventName,
    severity: record.severityText,
    body: valueOf(record.body),
    attributes: flatten(record.attributes),
  }));
}

function each<T>(
  requests: ExportRequest[],
  resources: string,
  scopes: string,
  items: string,
  map: (item: any, scope: any, resource: any) => T
): T[] {
  return requests.flatMap(({ request }) =>
    ((request[resources] as any[] | undefined) ?? []).flatMap((group: any) =>
      group[scopes].flatMap((scope: any) => scope[items].map((item: any) => map(item, scope.scope, group.resource)))
    )
  );
}

function flatten(attributes: any[]): Record<string, Value> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, valueOf(value)]));
}

function valueOf(value: any): Value {
  const [[kind, content] = []] = Object.entries<any>(value ?? {});
  return kind === 'arrayValue' ? content.values.map(valueOf) : (content ?? null);
}
