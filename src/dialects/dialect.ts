import type { Observation, ObservationKind } from '../model/observation';
import type { TokenSemantics } from '../model/tokens';
import type { Field } from './fields';
import type { IndexedMessages } from './indexed-messages';

/** An attribute that carries a field, with the factor to the field's own unit where the emitter uses another one. */
export type Carrier = string | { key: string; factor: number };

/** For every field the attributes that may carry it; where a record has several, the first in the list wins. */
export type FieldTable = Partial<Record<Field, readonly Carrier[]>>;

/** What a log event tells. */
export interface EventSpec {
  kind: ObservationKind;
  /** Carriers that hold for this event alone; they go before the dialect's own. */
  fields?: FieldTable;
  /** The event is written only when its call has failed. */
  failed?: boolean;
}

/** One way of writing telemetry about agents, described by tables; reading is the same for all (`read.ts`). */
export interface Dialect {
  name: string;
  /** Instrumentation scopes that write it: the best witness. */
  scopes?: RegExp;
  /** Values of `service.name` of agents that write it, asked where no dialect knows the scope. */
  services?: RegExp;
  /** Where set, the scope is this dialect's only in these services: others use the same library in another way. */
  onlyServices?: RegExp;
  /** Attributes that only this dialect has, asked where neither scope nor service is known. */
  keys?: readonly string[];
  /** What a span is, by the value of its `operation` field. */
  kinds: Readonly<Record<string, ObservationKind>>;
  /** What a span is by its name, where that says more than its operation. */
  spanNames?: Readonly<Record<string, ObservationKind>>;
  /** What a log record is, by its event name. */
  events?: Readonly<Record<string, EventSpec>>;
  /** What some exporters write before the names of its events. */
  eventPrefix?: string;
  /** What any other log record is, for dialects whose records have no event names. */
  otherEvents?: EventSpec;
  /** Fields that events of a span carry, by the event's name. */
  spanEvents?: Readonly<Record<string, FieldTable>>;
  /** Events of a span that are records of their own, as log events are: something happened while it went on. */
  eventsInSpans?: Readonly<Record<string, EventSpec>>;
  /** Its spans hold copies of its log events, as events that name them by `event.name`: read where the log records are not there. */
  copiesEvents?: boolean;
  /** Where messages are written one attribute a field, by emitters that don't write them as a whole. */
  indexedMessages?: IndexedMessages;
  fields: FieldTable;
  tokens: TokenSemantics;
  /** Reads what no table can say, such as an outcome inside a JSON text. May change kind, fields and `repeats`, nothing else. */
  refine?(observation: Observation): void;
}
