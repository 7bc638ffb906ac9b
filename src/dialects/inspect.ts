import type { Piece, RecordLedger } from '../model/fold/ledger';
import type { RecordRef } from '../model/observation';
import { plainAttributes, textOf } from '../model/otlp/attributes';
import type { KeyValue, RawLog, RawSpan, Telemetry } from '../model/telemetry';
import type { AttributeNames } from './attribute-names';
import { FACT_NAMES, noFields, type Field } from './fields';
import { type Provenance, ProvenanceReader } from './provenance';
import { RecordReader } from './read';
import { unmappedNames } from './unmapped';

/** A record that a part of a session was read from. */
export interface InspectedRecord {
  signal: RecordRef['signal'];
  /** Of the span, or of the event that a log record tells. */
  name: string;
  /** Who is taken to have written it (`registry`). */
  dialect: string;
  traceId: string;
  spanId: string;
  /** Milliseconds since 1970. */
  time: number;
  attributes: readonly KeyValue[];
}

/** A field of a part of a session, with where it was read. */
export interface InspectedField {
  field: Field;
  /** Place in the list of records. */
  record: number;
  /** The attribute that won; undefined where the dialect worked the field out of others. */
  key?: string;
  place: Provenance['place'];
  /** The attribute's value as it was written, its beginning; undefined where no single attribute has it. */
  written?: string;
}

/** How a part of a session was read from its records. */
export interface Inspection {
  /** The first to be believed first; more than one where several records told of the same thing. */
  records: InspectedRecord[];
  /** Records that there are; those over `MAX_RECORDS` were not looked at. */
  count: number;
  fields: InspectedField[];
  /** Attributes of these records that look relevant and that no table reads. */
  unread: string[];
}

/** A session is told by all of its records: this many are looked at. */
export const MAX_RECORDS = 100;

/** Characters of a value: the record's attributes have the rest. */
const LONGEST = 200;

const OF_CALLS: readonly Field[] = [
  ...(Object.keys(noFields()) as Field[]),
  'total',
  'semantics',
  'entity',
  'httpStatus',
];
/** A session has its facts from any of its records; what these tell of calls is the calls'. */
const OF_SESSIONS: readonly Field[] = ['sessionId', 'agent', ...FACT_NAMES];

/**
 * Says for every field of a part of a session which attribute of which record it was read from, and what was not read.
 *
 * @param telemetry what was folded
 * @param ledger filled by that folding
 */
export function inspect(
  telemetry: Telemetry,
  ledger: RecordLedger,
  piece: Piece,
  attributeNames?: AttributeNames
): Inspection {
  const all = ledger.recordsOf(piece);
  const refs = all.slice(0, MAX_RECORDS);
  const raws = refs.map((ref) => rawOf(telemetry, ref)).filter((raw) => raw !== undefined);
  const reader = new RecordReader(attributeNames);
  const provenance = new ProvenanceReader(telemetry, attributeNames);
  const fields = ('traceIds' in piece ? OF_SESSIONS : OF_CALLS).flatMap((field): InspectedField[] => {
    const found = provenance.provenanceOf(refs, field);
    const record = found === undefined ? -1 : refs.findIndex((ref) => isSame(ref, found.record));
    const raw = raws[record];
    return found === undefined || raw === undefined
      ? []
      : [{ field, record, key: found.key, place: found.place, written: writtenIn(raw, found) }];
  });
  return {
    records: raws.map((raw) => ({
      signal: 'events' in raw ? 'span' : 'log',
      name: 'events' in raw ? raw.name : raw.eventName,
      dialect: reader.readerFor(raw).dialect.name,
      traceId: raw.traceId,
      spanId: raw.spanId,
      time: 'events' in raw ? raw.start : raw.time,
      attributes: raw.attributes,
    })),
    count: all.length,
    fields,
    unread: unreadIn(raws),
  };
}

function rawOf({ spans, logs }: Telemetry, { signal, index }: RecordRef): RawSpan | RawLog | undefined {
  return signal === 'span' ? spans[index] : logs[index];
}

function isSame(a: RecordRef, b: RecordRef): boolean {
  return a.signal === b.signal && a.index === b.index;
}

function writtenIn(raw: RawSpan | RawLog, { key, place }: Provenance): string | undefined {
  const carriers =
    place === 'resource'
      ? [raw.emitter.resource]
      : place === 'event' && 'events' in raw
        ? raw.events.map(({ attributes }) => attributes).reverse()
        : [raw.attributes];
  const value =
    key === undefined
      ? undefined
      : carriers.map((each) => plainAttributes(each)[key]).find((told) => told !== undefined);
  return value === undefined ? undefined : textOf(value).slice(0, LONGEST);
}

function unreadIn(raws: ReadonlyArray<RawSpan | RawLog>): string[] {
  const spans = raws.filter((raw) => 'events' in raw);
  const logs = raws.filter((raw): raw is RawLog => !('events' in raw));
  return unmappedNames({ spans, logs }).map(({ name }) => name);
}
