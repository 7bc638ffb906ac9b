import type { Observation, ObservationKind, ObservedFields, ResourceFields } from '../model/observation';
import type { Emitter, KeyValue, RawLog, RawSpan } from '../model/telemetry';
import type { Dialect } from './dialect';
import { FieldReader } from './field-reader';
import { EXCEPTION_FIELDS, RESOURCE_FIELDS, SERVICE_FIELDS } from './general';
import { dialectOfAttributes, dialectOfEmitter } from './registry';

/** What is known of an emitter before its records are read. */
interface KnownEmitter {
  /** Undefined where only a record's attributes can tell. */
  dialect: Dialect | undefined;
  resource: ResourceFields;
}

/** Reads records of any dialect. It remembers emitters, so keep one reader for one batch. */
export class RecordReader {
  private readonly readers = new Map<object, FieldReader>();
  private readonly emitters = new Map<Emitter, KnownEmitter>();
  private readonly resourceReader = new FieldReader(RESOURCE_FIELDS);
  private readonly serviceReader = new FieldReader(SERVICE_FIELDS);
  private readonly exceptionReader = new FieldReader(EXCEPTION_FIELDS);

  readSpan(span: RawSpan, index: number): Observation {
    const { dialect, resource } = this.known(span.emitter, span.attributes);
    const fields: ObservedFields = {};
    const reader = this.readerOf(dialect, dialect.fields);
    for (const event of span.events) {
      this.eventReader(dialect, event.name)?.read(event.attributes, fields);
    }
    reader.read(span.attributes, fields);
    const observation: Observation = {
      kind: spanKind(dialect, fields.operation, span.name),
      dialect: dialect.name,
      record: { signal: 'span', index },
      traceId: span.traceId,
      spanId: span.spanId,
      parentSpanId: span.parentSpanId,
      name: span.name,
      start: span.start,
      end: span.end,
      status: span.status,
      statusMessage: span.statusMessage,
      fields,
      resource,
      sessionKey: reader.winner('sessionId'),
      tokens: dialect.tokens,
    };
    dialect.refine?.(observation);
    return observation;
  }

  /** A log record that tells nothing about an agent's work is undefined. Its time is the end of what it tells. */
  readLog(log: RawLog, index: number): Observation | undefined {
    const { dialect, resource } = this.known(log.emitter, log.attributes);
    const event = own(dialect.events, log.eventName) ?? dialect.otherEvents;
    if (event === undefined) {
      return undefined;
    }
    const fields: ObservedFields = {};
    const reader = this.readerOf(event, event.fields ?? {}, dialect.fields);
    reader.read(log.attributes, fields);
    const observation: Observation = {
      kind: event.kind,
      dialect: dialect.name,
      record: { signal: 'log', index },
      traceId: log.traceId,
      spanId: '',
      parentSpanId: log.spanId,
      name: log.eventName,
      start: log.time - Math.max(0, fields.duration ?? 0),
      end: log.time,
      status: event.failed === true ? 'error' : 'unset',
      statusMessage: '',
      fields,
      resource,
      sessionKey: reader.winner('sessionId'),
      tokens: dialect.tokens,
    };
    dialect.refine?.(observation);
    return observation;
  }

  private known(emitter: Emitter, attributes: readonly KeyValue[]): KnownEmitter & { dialect: Dialect } {
    let known = this.emitters.get(emitter);
    if (known === undefined) {
      known = { dialect: dialectOfEmitter(emitter), resource: this.resourceOf(emitter.resource) };
      this.emitters.set(emitter, known);
    }
    return { resource: known.resource, dialect: known.dialect ?? dialectOfAttributes(attributes) };
  }

  private resourceOf(resource: readonly KeyValue[]): ResourceFields {
    const fields: ObservedFields = {};
    const service: ObservedFields = {};
    this.resourceReader.read(resource, fields);
    this.serviceReader.read(resource, service);
    return { ...fields, sessionKey: this.resourceReader.winner('sessionId'), service: service.agent };
  }

  private eventReader(dialect: Dialect, event: string): FieldReader | undefined {
    if (event === 'exception') {
      return this.exceptionReader;
    }
    const table = own(dialect.spanEvents, event);
    return table === undefined ? undefined : this.readerOf(table, table);
  }

  private readerOf(owner: object, before: Dialect['fields'], fields: Dialect['fields'] = {}): FieldReader {
    let reader = this.readers.get(owner);
    if (reader === undefined) {
      reader = new FieldReader(withBefore(fields, before));
      this.readers.set(owner, reader);
    }
    return reader;
  }
}

function spanKind(dialect: Dialect, operation: string | undefined, name: string): ObservationKind {
  return own(dialect.spanNames, name) ?? own(dialect.kinds, operation) ?? 'other';
}

/** Values of attributes are hostile: `constructor` is no operation. */
function own<T>(table: Readonly<Record<string, T>> | undefined, key: string | undefined): T | undefined {
  return table !== undefined && key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

function withBefore(fields: Dialect['fields'], before: Dialect['fields']): Dialect['fields'] {
  const merged: Record<string, readonly unknown[]> = { ...fields };
  for (const [field, carriers] of Object.entries(before)) {
    merged[field] = [...carriers, ...(merged[field] ?? [])];
  }
  return merged as Dialect['fields'];
}
