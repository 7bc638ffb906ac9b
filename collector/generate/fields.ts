import type { Carrier, FieldTable } from '../../src/dialects/dialect';
import type { Field } from '../../src/dialects/fields';
import { any, equals, isUnset, set } from './ottl';
import { resourceAttribute, type RecordPaths } from './record';

/** How a field's value is read out of an attribute. */
export type Reading = 'text' | 'integer' | 'figure';

/**
 * Statements that read a field into the cache, under the field's name: the first carrier in the table that has a value
 * wins, as in the fold.
 */
export function readField(record: RecordPaths, table: FieldTable, field: Field, reading: Reading = 'text'): string[] {
  const target = record.cache(field);
  const open = reading === 'text' ? any(isUnset(target), equals(target, '')) : isUnset(target);
  return (table[field] ?? []).map((carrier, rank) =>
    set(target, valueOf(record.attribute(keyOf(carrier)), factorOf(carrier), reading), rank === 0 ? '' : open)
  );
}

/** Reads a field from the attributes of the resource, for what the record itself does not say. */
export function readResourceField(record: RecordPaths, table: FieldTable, field: Field): string[] {
  const target = record.cache(field);
  return (table[field] ?? []).map((carrier) =>
    set(target, resourceAttribute(keyOf(carrier)), any(isUnset(target), equals(target, '')))
  );
}

function valueOf(path: string, factor: number, reading: Reading): string {
  switch (reading) {
    case 'text':
      return path;
    case 'integer':
      return `Int(${path})`;
    case 'figure':
      return factor === 1 ? `Double(${path})` : `Double(${path}) * ${factor}.0`;
  }
}

export function keyOf(carrier: Carrier): string {
  return typeof carrier === 'string' ? carrier : carrier.key;
}

function factorOf(carrier: Carrier): number {
  return typeof carrier === 'string' ? 1 : carrier.factor;
}
