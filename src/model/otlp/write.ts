import type { Emitter, RawSpan, StatusCode } from '../telemetry';

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
  const byEmitter = new Map<Emitter, RawSpan[]>();
  for (const span of spans) {
    const together = byEmitter.get(span.emitter);
    if (together === undefined) {
      byEmitter.set(span.emitter, [span]);
    } else {
      together.push(span);
    }
  }
  return {
    resourceSpans: Array.from(byEmitter, ([{ resource, scope }, own]) => ({
      resource: { attributes: resource },
      scopeSpans: [{ scope, spans: own.map(written) }],
    })),
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
