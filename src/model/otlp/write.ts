import type { Emitter, RawLog, RawSpan, StatusCode } from '../telemetry';

/** A document of OTLP's JSON encoding, as `spansOfTraces` reads it and other tools take it. */
export interface OtlpDocument {
  resourceSpans: unknown[];
}

const STATUS_NUMBERS: Readonly<Record<StatusCode, number>> = { unset: 0, ok: 1, error: 2 };

/**
 * Spans as an OTLP/JSON export. Times are exact to a quarter of a microsecond, as they are held; the kind of a span and
 * its links are not held, and so not written.
 */
export function otlpDocument(spans: readonly RawSpan[]): OtlpDocument {
  return {
    resourceSpans: byEmitter(spans).map(([{ resource, scope }, own]) => ({
      resource: { attributes: resource },
      scopeSpans: [{ scope, spans: own.map(written) }],
    })),
  };
}

/** Log records as an OTLP/JSON export, as `logsOfExport` reads it. Their bodies are text. */
export function otlpLogs(logs: readonly RawLog[]): { resourceLogs: unknown[] } {
  return {
    resourceLogs: byEmitter(logs).map(([{ resource, scope }, own]) => ({
      resource: { attributes: resource },
      scopeLogs: [{ scope, logRecords: own.map(writtenLog) }],
    })),
  };
}

/** Spans and log records as a collector's file exporter writes them: one export a line, none for what there is none of. */
export function otlpLines(spans: readonly RawSpan[], logs: readonly RawLog[]): string {
  const exports = [
    ...(spans.length === 0 && logs.length > 0 ? [] : [otlpDocument(spans)]),
    ...(logs.length === 0 ? [] : [otlpLogs(logs)]),
  ];
  return exports.map((one) => `${JSON.stringify(one)}\n`).join('');
}

function byEmitter<T extends { emitter: Emitter }>(records: readonly T[]): Array<[Emitter, T[]]> {
  const groups = new Map<Emitter, T[]>();
  for (const record of records) {
    const together = groups.get(record.emitter);
    if (together === undefined) {
      groups.set(record.emitter, [record]);
    } else {
      together.push(record);
    }
  }
  return Array.from(groups);
}

function writtenLog({ traceId, spanId, time, eventName, severity, body, attributes }: RawLog): Record<string, unknown> {
  return {
    traceId,
    spanId,
    timeUnixNano: nanosOf(time),
    eventName,
    severityText: severity,
    body: { stringValue: body },
    attributes,
  };
}

function written(span: RawSpan): Record<string, unknown> {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    traceState: span.traceState,
    name: span.name,
    startTimeUnixNano: nanosOf(span.start),
    endTimeUnixNano: nanosOf(span.end),
    attributes: span.attributes,
    events: span.events.map(({ name, time, attributes }) => ({ name, timeUnixNano: nanosOf(time), attributes })),
    status: { code: STATUS_NUMBERS[span.status], message: span.statusMessage },
  };
}

/** Undefined, and so left out, where the time is not known. */
function nanosOf(millis: number): string | undefined {
  if (!Number.isFinite(millis) || millis < 0) {
    return undefined;
  }
  const whole = Math.floor(millis);
  const rest = Math.min(NANOS_PER_MILLI - 1, Math.round((millis - whole) * NANOS_PER_MILLI));
  return `${whole}${String(rest).padStart(6, '0')}`;
}

/** As many as six digits tell apart. */
const NANOS_PER_MILLI = 1_000_000;
