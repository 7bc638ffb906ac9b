import { spanIdOf, traceIdOf } from '../model/ids';
import { asList, attribute } from '../model/otlp/attributes';
import { millisOf } from '../model/otlp/times';
import type { Emitter, KeyValue, RawSpan, StatusCode } from '../model/telemetry';
import { RESOURCE_KEYS } from '../queries/sessions';
import { INTRINSICS } from '../queries/traceql';

/** A trace that a search found. Times in milliseconds since 1970, durations in milliseconds. */
export interface FoundTrace {
  traceId: string;
  start: number;
  /** From the first to the last span that Tempo has; whole milliseconds. */
  duration: number;
  /** Of the root span; empty where Tempo has not received it. */
  rootName: string;
  rootService: string;
  /** More spans matched than the answer holds. */
  truncated: boolean;
}

export interface SearchAnswer {
  spans: RawSpan[];
  traces: FoundTrace[];
  /** As many traces as were asked for: there may be more. */
  limitReached: boolean;
  /** Tempo stopped before it had searched everything, although it found fewer traces than were asked for. */
  unfinished: boolean;
}

type Json = Record<string, unknown>;

/**
 * Reads the answer of Tempo's search. Selected fields come back as attributes of the spans, without their scope; those
 * that are fields of a span or of its resource are put back to their places.
 *
 * A key that was selected of the span and of its resource, and that both have, comes twice; nothing tells which is which.
 *
 * @returns undefined where the answer has not the shape of a search
 */
export function readSearch(body: unknown, limit: number): SearchAnswer | undefined {
  if (!isJson(body) || !('traces' in body || 'metrics' in body)) {
    return undefined;
  }
  const reader = new SearchReader();
  const traces = asList(body.traces).map((trace) => reader.read(asJson(trace)));
  const limitReached = traces.length >= limit;
  const { completedJobs, totalJobs } = asJson(body.metrics);
  return {
    traces,
    spans: reader.spans,
    limitReached,
    unfinished: !limitReached && count(completedJobs) < count(totalJobs),
  };
}

/** Fields of a span that a selection brings as attributes. */
const FIELDS: ReadonlySet<string> = new Set(Object.values(INTRINSICS).map(({ text }) => text));

class SearchReader {
  readonly spans: RawSpan[] = [];
  /** Spans of one emitter share it, as they do in an export. */
  private readonly emitters = new Map<string, Emitter>();

  read(trace: Json): FoundTrace {
    const traceId = traceIdOf(trace.traceID);
    const seen = new Set<string>();
    let matched = 0;
    // Tempo repeats the first span set in the field `spanSet`, the only one that older versions have.
    const sets = asList(trace.spanSets);
    for (const set of (sets.length > 0 ? sets : [trace.spanSet]).map(asJson)) {
      matched += count(set.matched);
      for (const span of asList(set.spans)) {
        const read = this.span(traceId, asJson(span));
        if (!seen.has(read.spanId)) {
          seen.add(read.spanId);
          this.spans.push(read);
        }
      }
    }
    return {
      traceId,
      start: millisOf(trace.startTimeUnixNano),
      duration: count(trace.durationMs),
      rootName: rootText(trace.rootTraceName),
      rootService: rootText(trace.rootServiceName),
      truncated: matched > seen.size,
    };
  }

  private span(traceId: string, span: Json): RawSpan {
    const all = asList(span.attributes).filter(isKeyValue);
    const text = ({ text: key }: { text: string }) => String(attribute(all, key) ?? '');
    const start = millisOf(span.startTimeUnixNano);
    return {
      traceId,
      spanId: spanIdOf(span.spanID),
      parentSpanId: spanIdOf(text(INTRINSICS.parentId)),
      name: typeof span.name === 'string' ? span.name : '',
      start,
      end: start + count(span.durationNanos) / NANOS_PER_MILLI,
      status: STATUS_CODES.get(text(INTRINSICS.status)) ?? 'unset',
      statusMessage: text(INTRINSICS.statusMessage),
      attributes: all.filter(({ key }) => !FIELDS.has(key) && !RESOURCE_KEYS.has(key)),
      events: [],
      emitter: this.emitter(all, text(INTRINSICS.scopeName), text(INTRINSICS.scopeVersion)),
    };
  }

  private emitter(attributes: readonly KeyValue[], name: string, version: string): Emitter {
    const resource = attributes.filter(({ key }) => RESOURCE_KEYS.has(key));
    const id = JSON.stringify([name, version, resource]);
    const emitter = this.emitters.get(id) ?? { resource, scope: { name, version } };
    this.emitters.set(id, emitter);
    return emitter;
  }
}

const NANOS_PER_MILLI = 1e6;

const STATUS_CODES: ReadonlyMap<string, StatusCode> = new Map<string, StatusCode>([
  ['ok', 'ok'],
  ['error', 'error'],
]);

/** What Tempo writes in place of a name while the root span is missing. */
const NO_ROOT = '<root span not yet received>';

function rootText(value: unknown): string {
  return typeof value === 'string' && value !== NO_ROOT ? value : '';
}

/** Tempo writes 64-bit numbers as text, and leaves zeros out. */
function count(value: unknown): number {
  const number = Number(value);
  return number > 0 ? number : 0;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function asJson(value: unknown): Json {
  return isJson(value) ? value : {};
}

function isKeyValue(value: unknown): value is KeyValue {
  return isJson(value) && typeof value.key === 'string';
}
