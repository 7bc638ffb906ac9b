import { PbfReader } from 'pbf';
import { hexOf, spanIdOf, traceIdOf } from '../ids';
import type { AnyValue, Emitter, KeyValue, RawSpan, SpanEvent, StatusCode } from '../telemetry';

/** The answer of Tempo's `/api/v2/traces/<id>`. */
export interface TraceAnswer {
  spans: RawSpan[];
  /** Tempo left parts of the trace out. */
  partial: boolean;
  /** Why, in Tempo's words. */
  message: string;
}

/** A message that ends before its own lengths say so, or is no protobuf at all. */
export class CutMessageError extends Error {
  override name = 'CutMessageError';
}

/**
 * Reads `tempopb.TraceByIDResponse`. Field numbers are those of Tempo's `tempo.proto` and OTLP's `trace.proto`; unknown
 * fields are passed over, as protobuf wants it.
 *
 * @throws CutMessageError where the bytes end in the middle of a message
 */
export function readTraceByIdResponse(bytes: Uint8Array): TraceAnswer {
  return readWhole(bytes, readAnswer, { spans: [], partial: false, message: '' });
}

/**
 * Reads `tempopb.Trace` or OTLP's `TracesData`, which share their only field.
 *
 * @throws CutMessageError where the bytes end in the middle of a message
 */
export function readTraceMessage(bytes: Uint8Array): RawSpan[] {
  return readWhole(bytes, readTrace, []);
}

type FieldReader<T> = (tag: number, result: T, pbf: PbfReader) => void;

function readWhole<T>(bytes: Uint8Array, read: FieldReader<T>, result: T): T {
  const reader = new PbfReader(bytes);
  try {
    reader.readFields(read, result);
  } catch (error) {
    throw error instanceof CutMessageError ? error : new CutMessageError(String(error));
  }
  refuseCut(reader);
  return result;
}

function readAnswer(tag: number, answer: TraceAnswer, pbf: PbfReader): void {
  if (tag === 1) {
    message(pbf, readTrace, answer.spans);
  } else if (tag === 3) {
    answer.partial = pbf.readVarint() === 1;
  } else if (tag === 4) {
    answer.message = text(pbf);
  }
}

function readTrace(tag: number, spans: RawSpan[], pbf: PbfReader): void {
  if (tag === 1) {
    message(pbf, readResourceSpans, { spans, resource: [] });
  }
}

interface ResourceSpans {
  spans: RawSpan[];
  resource: KeyValue[];
}

/** A resource may follow its spans: its attribute list is filled in place, so that either order is right. */
function readResourceSpans(tag: number, result: ResourceSpans, pbf: PbfReader): void {
  if (tag === 1) {
    message(pbf, readAttributesAt1, result.resource);
  } else if (tag === 2) {
    message(pbf, readScopeSpans, {
      spans: result.spans,
      emitter: { resource: result.resource, scope: { name: '', version: '' } },
    });
  }
}

interface ScopeSpans {
  spans: RawSpan[];
  emitter: Emitter;
}

function readScopeSpans(tag: number, result: ScopeSpans, pbf: PbfReader): void {
  if (tag === 1) {
    message(pbf, readScope, result.emitter.scope);
  } else if (tag === 2) {
    result.spans.push(message(pbf, readSpan, emptySpan(result.emitter)));
  }
}

function readScope(tag: number, scope: Emitter['scope'], pbf: PbfReader): void {
  if (tag === 1) {
    scope.name = text(pbf);
  } else if (tag === 2) {
    scope.version = text(pbf);
  }
}

/** A span under construction: its lists are written to, then never again. */
type SpanDraft = RawSpan & { attributes: KeyValue[]; events: SpanEvent[] };

function emptySpan(emitter: Emitter): SpanDraft {
  return {
    traceId: '',
    spanId: '',
    parentSpanId: '',
    name: '',
    start: NaN,
    end: NaN,
    status: 'unset',
    statusMessage: '',
    attributes: [],
    events: [],
    emitter,
  };
}

const SPAN_FIELDS: Readonly<Record<number, (span: SpanDraft, pbf: PbfReader) => void>> = {
  1: (span, pbf) => (span.traceId = traceIdOf(hexOf(bytesOf(pbf)))),
  2: (span, pbf) => (span.spanId = spanIdOf(hexOf(bytesOf(pbf)))),
  3: (span, pbf) => (span.traceState = text(pbf)),
  4: (span, pbf) => (span.parentSpanId = spanIdOf(hexOf(bytesOf(pbf)))),
  5: (span, pbf) => (span.name = text(pbf)),
  7: (span, pbf) => (span.start = millis(pbf)),
  8: (span, pbf) => (span.end = millis(pbf)),
  9: (span, pbf) => span.attributes.push(message(pbf, readKeyValue, { key: '' })),
  11: (span, pbf) => span.events.push(message(pbf, readEvent, { name: '', time: NaN, attributes: [] })),
  15: (span, pbf) => message(pbf, readStatus, span),
};

function readSpan(tag: number, span: SpanDraft, pbf: PbfReader): void {
  SPAN_FIELDS[tag]?.(span, pbf);
}

function readStatus(tag: number, span: SpanDraft, pbf: PbfReader): void {
  if (tag === 2) {
    span.statusMessage = text(pbf);
  } else if (tag === 3) {
    span.status = STATUS_CODES[pbf.readVarint()] ?? 'unset';
  }
}

const STATUS_CODES: Readonly<Record<number, StatusCode>> = { 1: 'ok', 2: 'error' };

function readEvent(tag: number, event: SpanEvent & { attributes: KeyValue[] }, pbf: PbfReader): void {
  if (tag === 1) {
    event.time = millis(pbf);
  } else if (tag === 2) {
    event.name = text(pbf);
  } else if (tag === 3) {
    event.attributes.push(message(pbf, readKeyValue, { key: '' }));
  }
}

function readAttributesAt1(tag: number, attributes: KeyValue[], pbf: PbfReader): void {
  if (tag === 1) {
    attributes.push(message(pbf, readKeyValue, { key: '' }));
  }
}

function readKeyValue(tag: number, entry: KeyValue, pbf: PbfReader): void {
  if (tag === 1) {
    entry.key = text(pbf);
  } else if (tag === 2) {
    entry.value = message(pbf, readAnyValue, {});
  }
}

const ANY_VALUE_FIELDS: Readonly<Record<number, (value: AnyValue, pbf: PbfReader) => void>> = {
  1: (value, pbf) => (value.stringValue = text(pbf)),
  2: (value, pbf) => (value.boolValue = pbf.readBoolean()),
  3: (value, pbf) => (value.intValue = pbf.readVarint(true)),
  4: (value, pbf) => (value.doubleValue = pbf.readDouble()),
  5: (value, pbf) => (value.arrayValue = { values: message(pbf, readArray, []) }),
  6: (value, pbf) => (value.kvlistValue = { values: message(pbf, readAttributesAt1, []) }),
  7: (value, pbf) => (value.bytesValue = hexOf(bytesOf(pbf))),
};

function readAnyValue(tag: number, value: AnyValue, pbf: PbfReader): void {
  ANY_VALUE_FIELDS[tag]?.(value, pbf);
}

function readArray(tag: number, values: AnyValue[], pbf: PbfReader): void {
  if (tag === 1) {
    values.push(message(pbf, readAnyValue, {}));
  }
}

const NANOS_PER_MILLI = 1e6;

function millis(pbf: PbfReader): number {
  const nanos = pbf.readFixed64();
  return nanos > 0 ? nanos / NANOS_PER_MILLI : NaN;
}

function text(pbf: PbfReader): string {
  const value = pbf.readString();
  refuseCut(pbf);
  return value;
}

function bytesOf(pbf: PbfReader): Uint8Array {
  const bytes = pbf.readBytes();
  refuseCut(pbf);
  return bytes;
}

/** pbf itself reads past the end without a word; a cut answer must not be taken for a short trace. */
function message<T>(pbf: PbfReader, read: FieldReader<T>, result: T): T {
  const end = pbf.readVarint() + pbf.pos;
  if (end > pbf.length) {
    throw new CutMessageError(`The message ends after ${pbf.length} bytes but its parts go on to byte ${end}.`);
  }
  return pbf.readFields(read, result, end);
}

function refuseCut(pbf: PbfReader): void {
  if (pbf.pos > pbf.length) {
    throw new CutMessageError(`The message ends after ${pbf.length} bytes in the middle of a field.`);
  }
}
