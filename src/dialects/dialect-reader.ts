import type { ObservationKind } from '../model/observation';
import type { RawLog } from '../model/telemetry';
import type { Dialect, EventSpec, FieldTable } from './dialect';
import { FieldReader } from './field-reader';
import { EXCEPTION_FIELDS, OWNER_EVENTS } from './general';
import { GEN_AI_EVENTS } from './keys';
import { KnownTexts } from './known-texts';

/** What a log event tells, with the reader of its fields. */
export interface EventReader {
  /** As the dialect's table has it. */
  name: string;
  spec: EventSpec;
  reader: FieldReader;
}

/**
 * One dialect's tables, made ready for reading. Tables are asked through maps: values of attributes are hostile, and
 * `constructor` is no operation.
 */
export class DialectReader {
  readonly spans: FieldReader;
  private readonly kinds: KnownTexts<ObservationKind>;
  private readonly spanNames: KnownTexts<ObservationKind> | undefined;
  private readonly spanEvents: ReadonlyMap<string, FieldReader>;
  private readonly eventsInSpans: ReadonlyMap<string, EventSpec>;
  private readonly events: ReadonlyMap<string, EventSpec>;
  /** Made when the first of its events is met: most telemetry has none. */
  private readonly eventReaders = new Map<EventSpec, EventReader>();
  private readonly fields: FieldTable;

  /** @param named attributes that an operator names for some fields: they go before the dialect's own */
  constructor(
    readonly dialect: Dialect,
    named: FieldTable = {}
  ) {
    const { kinds, spanNames, spanEvents, events } = dialect;
    this.fields = withBefore(dialect.fields, named);
    this.spans = new FieldReader(this.fields);
    this.kinds = new KnownTexts(Object.entries(kinds));
    this.spanNames = spanNames && new KnownTexts(Object.entries(spanNames));
    this.spanEvents = new Map(
      Object.entries({
        exception: EXCEPTION_FIELDS,
        [GEN_AI_EVENTS.exception]: EXCEPTION_FIELDS,
        ...spanEvents,
      }).map(([name, table]) => [name, new FieldReader(table)])
    );
    this.eventsInSpans = new Map(Object.entries(dialect.eventsInSpans ?? {}));
    this.events = new Map(Object.entries({ ...OWNER_EVENTS, ...events }));
  }

  kindOfSpan(operation: string | undefined, name: string): ObservationKind {
    return this.spanNames?.get(name) ?? this.kinds.get(operation) ?? 'other';
  }

  /** The reader of an event inside a span; undefined where the dialect has no use for it. */
  spanEvent(name: string): FieldReader | undefined {
    return this.spanEvents.get(name);
  }

  /** What an event inside a span tells that is a record of its own. */
  eventInSpan(name: string): EventReader | undefined {
    const spec = this.eventsInSpans.get(name);
    return spec && this.eventReader(name, spec);
  }

  /**
   * What a log record tells, by its event's name or, where exporters leave that out, by its body; undefined where it
   * tells nothing about an agent's work.
   */
  event({ eventName, body }: Pick<RawLog, 'eventName' | 'body'>): EventReader | undefined {
    return this.eventNamed(eventName) ?? this.eventNamed(body) ?? this.otherEvent(eventName);
  }

  private eventNamed(written: string): EventReader | undefined {
    const { eventPrefix = '' } = this.dialect;
    const name = written.startsWith(eventPrefix) ? written.slice(eventPrefix.length) : written;
    const spec = this.events.get(name);
    return spec && this.eventReader(name, spec);
  }

  private otherEvent(name: string): EventReader | undefined {
    const { otherEvents } = this.dialect;
    return otherEvents && this.eventReader(name, otherEvents);
  }

  private eventReader(name: string, spec: EventSpec): EventReader {
    let reader = this.eventReaders.get(spec);
    if (reader === undefined) {
      reader = { name, spec, reader: new FieldReader(withBefore(this.fields, spec.fields ?? {})) };
      this.eventReaders.set(spec, reader);
    }
    return reader;
  }
}

/** An event's own carriers go before the dialect's. */
export function withBefore(fields: FieldTable, before: FieldTable): FieldTable {
  const merged: Record<string, readonly unknown[]> = { ...fields };
  for (const [field, carriers] of Object.entries(before)) {
    merged[field] = [...carriers, ...(merged[field] ?? [])];
  }
  return merged as FieldTable;
}
