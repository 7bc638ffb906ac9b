import type { Observation, ResourceFields } from '../model/observation';
import { attribute, textOf } from '../model/otlp/attributes';
import { UNWRITTEN } from '../model/otlp/times';
import type { Emitter, KeyValue, RawLog, RawSpan, SpanEvent } from '../model/telemetry';
import { carriersOf, type AttributeNames } from './attribute-names';
import type { Dialect, FieldTable } from './dialect';
import { DialectReader, withBefore } from './dialect-reader';
import { FieldReader, type Told } from './field-reader';
import { noFields } from './fields';
import { RESOURCE_FIELDS, SERVICE_FIELDS } from './general';
import { readIndexedMessages } from './indexed-messages';
import { GENERAL } from './keys';
import { readMessageEvent } from './message-events';
import { dialectOfAttributes, dialectOfEmitter } from './registry';

/** What is known of an emitter before its records are read. */
interface KnownEmitter {
  /** Undefined where only a record's attributes can tell. */
  reader: DialectReader | undefined;
  resource: ResourceFields;
}

/** Reads records of any dialect. It remembers emitters, so keep one reader for one batch. */
export class RecordReader {
  private readonly readers = new Map<Dialect, DialectReader>();
  private readonly emitters = new Map<Emitter, KnownEmitter>();
  /** Records of one emitter come together. */
  private lastEmitter: Emitter | undefined;
  private lastKnown: KnownEmitter | undefined;
  private readonly named: FieldTable;
  readonly resourceReader: FieldReader;
  private readonly serviceReader: FieldReader;

  /** @param names attributes that an operator names for some facts; on a record they win over those of conventions */
  constructor(names: AttributeNames = {}) {
    this.named = carriersOf(names);
    const { agent = [], ...facts } = this.named;
    this.resourceReader = new FieldReader(withBefore(RESOURCE_FIELDS, facts));
    this.serviceReader = new FieldReader(withBefore(SERVICE_FIELDS, { agent }));
  }

  readSpan(span: RawSpan, index: number): Observation {
    const { emitter, attributes, name } = span;
    const known = this.known(emitter);
    const reader = known.reader ?? this.readerOf(dialectOfAttributes(attributes));
    const { dialect } = reader;
    const observation: Observation = {
      kind: 'other',
      dialect: dialect.name,
      signal: 'span',
      index,
      traceId: span.traceId,
      spanId: span.spanId,
      parentSpanId: span.parentSpanId,
      name,
      start: UNWRITTEN,
      end: UNWRITTEN,
      status: span.status,
      statusMessage: span.statusMessage,
      fields: noFields(),
      rare: undefined,
      facts: undefined,
      resource: known.resource,
      sessionKey: undefined,
      tokens: dialect.tokens,
    };
    observation.start = span.start;
    observation.end = span.end;
    for (const event of span.events) {
      reader.spanEvent(event.name)?.read(event.attributes, observation);
    }
    reader.spans.read(attributes, observation);
    observation.kind = reader.kindOfSpan(observation.fields.operation, name);
    observation.sessionKey = observation.fields.sessionId && reader.spans.winner('sessionId');
    if (dialect.indexedMessages !== undefined && observation.kind === 'llm') {
      readIndexedMessages(attributes, dialect.indexedMessages, observation.fields);
    }
    if (observation.rare?.compacted === 'true' && observation.kind === 'other') {
      observation.kind = 'compaction';
    }
    dialect.refine?.(observation);
    return observation;
  }

  /** What events of a span tell that are records of their own: they lie below it. */
  readEvents(span: RawSpan, index: number): Observation[] {
    const reader = this.readerFor(span);
    return span.events.flatMap(({ name, time, attributes }, place) => {
      const event = reader.eventInSpan(name);
      if (event === undefined) {
        return reader.dialect.copiesEvents === true ? this.readCopy(span, { time, attributes }, index) : [];
      }
      const observation: Observation = {
        ...this.readSpan({ ...span, attributes: [], events: [] }, index),
        kind: event.spec.kind,
        spanId: `${span.spanId}/${place}`,
        parentSpanId: span.spanId,
        name,
        start: time,
        end: time,
        status: 'unset',
        statusMessage: '',
      };
      event.reader.read(attributes, observation);
      return [observation];
    });
  }

  /** The log event that an event of a span is a copy of. */
  private readCopy(
    { traceId, spanId, emitter }: RawSpan,
    { time, attributes }: Pick<SpanEvent, 'time' | 'attributes'>,
    index: number
  ): Observation[] {
    const eventName = textOf(attribute(attributes, GENERAL.eventName) ?? '');
    const log = this.readLog({ traceId, spanId, time, eventName, severity: '', body: '', attributes, emitter }, index);
    return log === undefined ? [] : [{ ...log, signal: 'span', repeats: log.kind }];
  }

  /** A log record that tells nothing about an agent's work is undefined. Its time is the end of what it tells. */
  readLog(log: RawLog, index: number): Observation | undefined {
    const known = this.known(log.emitter);
    const reader = known.reader ?? this.readerOf(dialectOfAttributes(log.attributes));
    const event = reader.event(log);
    if (event === undefined) {
      return undefined;
    }
    const { dialect } = reader;
    const observation: Observation = {
      kind: event.spec.kind,
      dialect: dialect.name,
      signal: 'log',
      index,
      traceId: log.traceId,
      spanId: '',
      parentSpanId: log.spanId,
      name: event.name,
      start: log.time,
      end: log.time,
      status: event.spec.failed === true ? 'error' : 'unset',
      statusMessage: '',
      fields: noFields(),
      rare: undefined,
      facts: undefined,
      resource: known.resource,
      sessionKey: undefined,
      tokens: dialect.tokens,
    };
    event.reader.read(log.attributes, observation);
    if (observation.kind === 'message') {
      readMessageEvent(log, event.name, observation.fields);
    }
    observation.start -= Math.max(0, observation.fields.duration ?? 0);
    observation.sessionKey = observation.fields.sessionId && event.reader.winner('sessionId');
    dialect.refine?.(observation);
    return observation;
  }

  /** The tables that a record is read by. */
  readerFor({ emitter, attributes }: Pick<RawSpan | RawLog, 'emitter' | 'attributes'>): DialectReader {
    return this.known(emitter).reader ?? this.readerOf(dialectOfAttributes(attributes));
  }

  private known(emitter: Emitter): KnownEmitter {
    if (emitter !== this.lastEmitter || this.lastKnown === undefined) {
      this.lastEmitter = emitter;
      this.lastKnown = this.emitters.get(emitter) ?? this.knowledgeOf(emitter);
    }
    return this.lastKnown;
  }

  private knowledgeOf(emitter: Emitter): KnownEmitter {
    const dialect = dialectOfEmitter(emitter);
    const known = { reader: dialect && this.readerOf(dialect), resource: this.resourceOf(emitter.resource) };
    this.emitters.set(emitter, known);
    return known;
  }

  private readerOf(dialect: Dialect): DialectReader {
    let reader = this.readers.get(dialect);
    if (reader === undefined) {
      reader = new DialectReader(dialect, this.named);
      this.readers.set(dialect, reader);
    }
    return reader;
  }

  private resourceOf(resource: readonly KeyValue[]): ResourceFields {
    const told: Told = { fields: {}, rare: undefined, facts: undefined };
    this.resourceReader.read(resource, told);
    const sessionKey = this.resourceReader.winner('sessionId');
    this.serviceReader.read(resource, told);
    const { sessionId, agent } = told.fields;
    return { sessionId, sessionKey, service: agent, facts: told.facts };
  }
}
