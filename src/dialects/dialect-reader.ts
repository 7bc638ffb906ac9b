import type { ObservationKind } from '../model/observation';
import type { Dialect, EventSpec, FieldTable } from './dialect';
import { FieldReader } from './field-reader';
import { EXCEPTION_FIELDS, OWNER_EVENTS } from './general';

/** What a log event tells, with the reader of its fields. */
export interface EventReader {
  spec: EventSpec;
  reader: FieldReader;
}

/**
 * One dialect's tables, made ready for reading. Tables are asked through maps: values of attributes are hostile, and
 * `constructor` is no operation.
 */
export class DialectReader {
  readonly spans: FieldReader;
  private readonly kinds: ReadonlyMap<string | undefined, ObservationKind>;
  private readonly spanNames: ReadonlyMap<string, ObservationKind>;
  private readonly spanEvents: ReadonlyMap<string, FieldReader>;
  private readonly events: ReadonlyMap<string, EventReader>;
  private readonly otherEvents: EventReader | undefined;

  /** @param named attributes that an operator names for some fields: they go before the dialect's own */
  constructor(
    readonly dialect: Dialect,
    named: FieldTable = {}
  ) {
    const { kinds, spanNames, spanEvents, events, otherEvents } = dialect;
    const fields = withBefore(dialect.fields, named);
    const eventReader = (spec: EventSpec): EventReader => ({
      spec,
      reader: new FieldReader(withBefore(fields, spec.fields ?? {})),
    });
    this.spans = new FieldReader(fields);
    this.kinds = new Map(Object.entries(kinds));
    this.spanNames = new Map(Object.entries(spanNames ?? {}));
    this.spanEvents = mapOf({ exception: EXCEPTION_FIELDS, ...spanEvents }, (table) => new FieldReader(table));
    this.events = mapOf({ ...OWNER_EVENTS, ...events }, eventReader);
    this.otherEvents = otherEvents && eventReader(otherEvents);
  }

  kindOfSpan(operation: string | undefined, name: string): ObservationKind {
    return this.spanNames.get(name) ?? this.kinds.get(operation) ?? 'other';
  }

  /** The reader of an event inside a span; undefined where the dialect has no use for it. */
  spanEvent(name: string): FieldReader | undefined {
    return this.spanEvents.get(name);
  }

  /** What a log record of this name tells; undefined where it tells nothing about an agent's work. */
  event(name: string): EventReader | undefined {
    return this.events.get(name) ?? this.otherEvents;
  }
}

function mapOf<T, R>(table: Readonly<Record<string, T>>, make: (entry: T) => R): Map<string, R> {
  return new Map(Object.entries(table).map(([name, entry]) => [name, make(entry)]));
}

/** An event's own carriers go before the dialect's. */
export function withBefore(fields: FieldTable, before: FieldTable): FieldTable {
  const merged: Record<string, readonly unknown[]> = { ...fields };
  for (const [field, carriers] of Object.entries(before)) {
    merged[field] = [...carriers, ...(merged[field] ?? [])];
  }
  return merged as FieldTable;
}
