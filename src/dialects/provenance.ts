import type { Observation, RecordRef } from '../model/observation';
import { TOKEN_BUCKETS } from '../model/tokens';
import type { KeyValue, RawLog, RawSpan, Telemetry } from '../model/telemetry';
import type { AttributeNames } from './attribute-names';
import type { FieldReader, Told } from './field-reader';
import { holderOf, noFields, type Field } from './fields';
import { RecordReader } from './read';

/** Where a field was read. */
export interface Provenance {
  record: RecordRef;
  /** The attribute that won; undefined where the dialect worked the field out of others (`refine` in its file). */
  key: string | undefined;
  /** Where in the record the attribute stands. */
  place: 'record' | 'event' | 'resource';
}

/**
 * Says for fields of the model (named as in `ObservedFields` and `SessionFacts`) which attribute of which record they
 * were read from. Nothing is kept for this while folding but the places of records: they are read again on demand.
 */
export class ProvenanceReader {
  private readonly reader: RecordReader;

  /**
   * @param telemetry the batch that was folded
   * @param attributeNames those that it was folded with
   */
  constructor(
    private readonly telemetry: Telemetry,
    attributeNames?: AttributeNames
  ) {
    this.reader = new RecordReader(attributeNames);
  }

  /**
   * @param records those that the call, run or session was read from (`RecordLedger.recordsOf`)
   * @returns undefined where none of them tells the field, as with calls that are known from messages inside others
   */
  provenanceOf(records: readonly RecordRef[], field: Field): Provenance | undefined {
    for (const record of byPrecedence(records, field, (ref) => this.observe(ref))) {
      const provenance = this.inRecord(record, field);
      if (provenance !== undefined) {
        return provenance;
      }
    }
    return undefined;
  }

  private inRecord(record: RecordRef, field: Field): Provenance | undefined {
    const observation = this.observe(record);
    const raw = this.raw(record);
    if (observation === undefined || raw === undefined) {
      return undefined;
    }
    if (valueIn(observation, field) === undefined) {
      const key = winnerIn(this.reader.resourceReader, raw.emitter.resource, field);
      return key === undefined ? undefined : { record, key, place: 'resource' };
    }
    const key = this.keyInRecord(raw, field);
    if (key !== undefined) {
      return { record, key, place: 'record' };
    }
    const eventKey = 'events' in raw ? this.keyInEvents(raw, field) : undefined;
    return { record, key: eventKey, place: eventKey === undefined ? 'record' : 'event' };
  }

  private keyInRecord(raw: RawSpan | RawLog, field: Field): string | undefined {
    const reader = this.reader.readerFor(raw);
    const fields = 'events' in raw ? reader.spans : reader.event(raw)?.reader;
    return fields && winnerIn(fields, raw.attributes, field);
  }

  /** A later event's word goes before an earlier one's. */
  private keyInEvents(span: RawSpan, field: Field): string | undefined {
    const reader = this.reader.readerFor(span);
    return span.events
      .map(({ name, attributes }) => {
        const fields = reader.spanEvent(name);
        return fields && winnerIn(fields, attributes, field);
      })
      .filter((key) => key !== undefined)
      .at(-1);
  }

  private observe({ signal, index }: RecordRef): Observation | undefined {
    const { spans, logs } = this.telemetry;
    const [span, log] = [spans[index], logs[index]];
    if (signal === 'span') {
      return span && this.reader.readSpan(span, index);
    }
    return log && this.reader.readLog(log, index);
  }

  private raw({ signal, index }: RecordRef): RawSpan | RawLog | undefined {
    return signal === 'span' ? this.telemetry.spans[index] : this.telemetry.logs[index];
  }
}

/** The first record to tell a field is believed; tokens are taken as a whole, from the record that knows most of them. */
function byPrecedence(
  records: readonly RecordRef[],
  field: Field,
  observe: (record: RecordRef) => Observation | undefined
): RecordRef[] {
  if (!(TOKEN_BUCKETS as readonly string[]).includes(field)) {
    return [...records];
  }
  const known = (record: RecordRef) => {
    const fields = observe(record)?.fields;
    return TOKEN_BUCKETS.filter((bucket) => fields?.[bucket] !== undefined).length;
  };
  return records
    .map((record) => ({ record, known: known(record) }))
    .sort((a, b) => b.known - a.known)
    .slice(0, 1)
    .map(({ record }) => record);
}

function valueIn(observation: Observation, field: Field): unknown {
  return (observation[holderOf(field)] as Partial<Record<Field, unknown>> | undefined)?.[field];
}

function winnerIn(reader: FieldReader, attributes: readonly KeyValue[], field: Field): string | undefined {
  const told: Told = { fields: noFields(), rare: undefined, facts: undefined };
  reader.read(attributes, told);
  return reader.winner(field);
}
