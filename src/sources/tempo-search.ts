import { spanIdOf, traceIdOf } from '../model/ids';
import { asList, attribute } from '../model/otlp/attributes';
import { millisOf } from '../model/otlp/json';
import type { Emitter, KeyValue, RawSpan, StatusCode } from '../model/telemetry';

/** A trace that a search found. */
export interface FoundTrace {
  traceId: string;
  /** Milliseconds since 1970. */
  start: number;
  /** More spans matched than the answer holds. */
  truncated: boolean;
}

export interface SearchAnswer {
  spans: RawSpan[];
  traces: FoundTrace[];
  /** As many traces as were asked for: there may be more. */
  limitReached: boolean;
}

type Json = Record<string, unknown>;

/**
 * Reads the answer of Tempo's search. Selected fields come back as attributes of the spans, without their scope; those
 * that are fields of a span or of its resource are put back to their places.
 *
 * @returns undefined where the answer has not the shape of a search
 */
export function readSearch(body: unknown, limit: number): SearchAnswer | undefined {
  if (typeof body !== 'object' || body === null || !('traces' in body || 'metrics' in body)) {
    return undefined;
  }
  const traces = asList((body as Json).traces).map((trace) => (trace ?? {}) as Json);
  const reader = new SearchReader();
  return {
    traces: traces.map((trace) => reader.read(trace)),
    spans: reader.spans,
    limitReached: traces.length >= limit,
  };
}

const MILLIS_PER_NANO = 1e-6;

/** Fields of a span that a selection brings as attributes. */
const FIELDS = new Set(['span:parentID', 'status', 'statusMessage', 'kind', 'name', 'instrumentation:name']);

/** Attributes that a selection brings from the resource. */
const RESOURCE_KEYS = new Set(['service.name']);

class SearchReader {
  readonly spans: RawSpan[] = [];
  /** Spans of one emitter share it, as they do in an export. */
  private readonly emitters = new Map<string, Emitter>();

  read(trace: Json): FoundTrace {
    const traceId = traceIdOf(trace.traceID);
    const seen = new Set<string>();
    let matched = 0;
    for (const set of [...asList(trace.spanSets), trace.spanSet]) {
      const { spans, matched: count } = (set ?? {}) as Json;
      matched = Math.max(matched, Number(count) || 0);
      for (const span of asList(spans)) {
        const read = this.span(traceId, (span ?? {}) as Json);
        if (!seen.has(read.spanId)) {
          seen.add(read.spanId);
          this.spans.push(read);
        }
      }
    }
    return { traceId, start: millisOf(trace.startTimeUnixNano), truncated: matched > seen.size };
  }

  private span(traceId: string, span: Json): RawSpan {
    const all = asList(span.attributes) as KeyValue[];
    const start = millisOf(span.startTimeUnixNano);
    return {
      traceId,
      spanId: spanIdOf(span.spanID),
      parentSpanId: spanIdOf(attribute(all, 'span:parentID')),
      name: typeof span.name === 'string' ? span.name : '',
      start,
      end: start + (Number(span.durationNanos) || 0) * MILLIS_PER_NANO,
      status: STATUS_CODES[String(attribute(all, 'status'))] ?? 'unset',
      statusMessage: String(attribute(all, 'statusMessage') ?? ''),
      attributes: all.filter(({ key }) => !FIELDS.has(key) && !RESOURCE_KEYS.has(key)),
      events: [],
      emitter: this.emitter(all),
    };
  }

  private emitter(attributes: readonly KeyValue[]): Emitter {
    const scope = String(attribute(attributes, 'instrumentation:name') ?? '');
    const resource = attributes.filter(({ key }) => RESOURCE_KEYS.has(key));
    const id = JSON.stringify([scope, resource]);
    let emitter = this.emitters.get(id);
    if (emitter === undefined) {
      emitter = { resource, scope: { name: scope, version: '' } };
      this.emitters.set(id, emitter);
    }
    return emitter;
  }
}

const STATUS_CODES: Readonly<Record<string, StatusCode>> = { ok: 'ok', error: 'error' };
