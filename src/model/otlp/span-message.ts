import { type PbfReader } from 'pbf';
import { hexOf, spanIdOf, traceIdOf } from '../ids';
import type { AnyValue, Emitter, KeyValue, RawSpan, SpanEvent, StatusCode } from '../telemetry';
import { RepeatedTexts } from './repeated-texts';

/** A message that ends before its own lengths say so, or is no protobuf at all. */
export class CutMessageError extends Error {
  override name = 'CutMessageError';
}

/** What one field of a message is: its number, where what it says goes, and the reader, which stands at its value. */
type FieldReader<T> = (tag: number, result: T, pbf: PbfReader) => void;

/** Reads a field of OTLP's `InstrumentationScope`. */
export function readScope(tag: number, scope: Emitter['scope'], pbf: PbfReader): void {
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

/** Reads ids of which the same one comes again and again: that of a trace with each of its spans, that of a parent with each of its children. */
class RepeatedBytes {
  private last = new Uint8Array();
  private id = '';

  constructor(private readonly idOf: (hex: string) => string) {}

  of(bytes: Uint8Array): string {
    const { last } = this;
    if (bytes.length !== last.length || bytes.some((byte, place) => byte !== last[place])) {
      this.last = bytes.slice();
      this.id = this.idOf(hexOf(bytes));
    }
    return this.id;
  }
}

const traceIds = new RepeatedBytes(traceIdOf);
const parentIds = new RepeatedBytes(spanIdOf);

const SPAN_FIELDS: Readonly<Record<number, (span: SpanDraft, pbf: PbfReader) => void>> = {
  1: (span, pbf) => (span.traceId = traceIds.of(bytesOf(pbf))),
  2: (span, pbf) => (span.spanId = spanIdOf(hexOf(bytesOf(pbf)))),
  3: (span, pbf) => (span.traceState = text(pbf)),
  4: (span, pbf) => (span.parentSpanId = parentIds.of(bytesOf(pbf))),
  5: (span, pbf) => (span.name = text(pbf)),
  7: (span, pbf) => (span.start = millis(pbf)),
  8: (span, pbf) => (span.end = millis(pbf)),
  9: (span, pbf) => span.attributes.push(message(pbf, readKeyValue, { key: '' })),
  11: (span, pbf) => span.events.push(message(pbf, readEvent, { name: '', time: NaN, attributes: [] })),
  15: (span, pbf) => message(pbf, readStatus, span),
};

/** Reads OTLP's `Span`, at whose length the reader stands. */
export function readSpan(pbf: PbfReader, emitter: Emitter): RawSpan {
  return message(pbf, readSpanField, emptySpan(emitter));
}

function readSpanField(tag: number, span: SpanDraft, pbf: PbfReader): void {
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

/** Reads the attributes of a message that has them as its first field. */
export function readAttributesAt1(tag: number, attributes: KeyValue[], pbf: PbfReader): void {
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

const texts = new RepeatedTexts();

export function text(pbf: PbfReader): string {
  const value = texts.read(pbf);
  refuseCut(pbf);
  return value;
}

function bytesOf(pbf: PbfReader): Uint8Array {
  const bytes = pbf.readBytes();
  refuseCut(pbf);
  return bytes;
}

/** pbf itself reads past the end without a word; a cut answer must not be taken for a short trace. */
export function message<T>(pbf: PbfReader, read: FieldReader<T>, result: T): T {
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
