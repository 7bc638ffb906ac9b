/**
 * Raw telemetry, in the shape of OTLP's own JSON encoding, which Tempo's JSON answers and recorded exports share.
 * The protobuf decoder yields the same shape, so that everything above reads one form only.
 *
 * Records are hostile: every field may be missing or of another type. Read them through `otlp/`, never directly.
 */

/** OTLP `AnyValue`: exactly one of the fields is set. 64-bit integers may be numbers or decimal strings. */
export interface AnyValue {
  stringValue?: string;
  intValue?: number | string;
  doubleValue?: number | string;
  boolValue?: boolean;
  arrayValue?: { values?: AnyValue[] };
  kvlistValue?: { values?: KeyValue[] };
  bytesValue?: string;
}

/** OTLP `KeyValue`. */
export interface KeyValue {
  key: string;
  value?: AnyValue;
}

/** OTLP `InstrumentationScope`. */
export interface Scope {
  name: string;
  version: string;
}

/** What emitted a record: shared by all records of one export, so compared and kept by reference. */
export interface Emitter {
  resource: readonly KeyValue[];
  scope: Scope;
}

/** `STATUS_CODE_UNSET`, `STATUS_CODE_OK`, `STATUS_CODE_ERROR` of OTLP. */
export type StatusCode = 'unset' | 'ok' | 'error';

/** Something that happened inside a span. `time` is in milliseconds since 1970. */
export interface SpanEvent {
  name: string;
  time: number;
  attributes: readonly KeyValue[];
}

/**
 * One span. Times are milliseconds since 1970 as floating point numbers: exact to a quarter of a microsecond, which is
 * what a double holds of a nanosecond time stamp of our days.
 */
export interface RawSpan {
  /** 32 lower-case hex digits. */
  traceId: string;
  /** 16 lower-case hex digits. */
  spanId: string;
  /** 16 lower-case hex digits; empty for a root. */
  parentSpanId: string;
  name: string;
  start: number;
  /** NaN while unknown: Tempo never returns such a span, a broken exporter may. */
  end: number;
  status: StatusCode;
  statusMessage: string;
  /** W3C trace state, where the span has one. */
  traceState?: string;
  attributes: readonly KeyValue[];
  events: readonly SpanEvent[];
  emitter: Emitter;
}

/** One log record. `time` is in milliseconds since 1970; trace and span id are empty where the record has none. */
export interface RawLog {
  traceId: string;
  spanId: string;
  time: number;
  /** The record's event name, from OTLP's `eventName` or the attribute `event.name`; empty if it is no event. */
  eventName: string;
  severity: string;
  body: string;
  attributes: readonly KeyValue[];
  emitter: Emitter;
}

/** A batch of telemetry, in any order, from any number of exports. */
export interface Telemetry {
  spans: readonly RawSpan[];
  logs: readonly RawLog[];
}
