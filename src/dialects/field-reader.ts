import type { ObservedFields } from '../model/observation';
import { numberOf, plainValue, textOf, type PlainValue } from '../model/otlp/attributes';
import type { KeyValue } from '../model/telemetry';
import type { FieldTable } from './dialect';

export type Field = keyof ObservedFields;

/** Fields that are figures; all others are texts. */
const FIGURES: ReadonlySet<Field> = new Set<Field>([
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'reasoning',
  'temperature',
  'contextWindow',
  'timeToFirstToken',
  'duration',
  'cost',
  'attempt',
  'httpStatus',
  'tokensBefore',
  'tokensAfter',
  'score',
]);

/** Where an attribute leads: the field that it carries, its place in the order of precedence, its unit's factor. */
interface Target {
  field: Field;
  /** Place of the field in the table. */
  slot: number;
  rank: number;
  factor: number;
  figure: boolean;
}

/** Rank of a field that holds nothing yet: after every other. */
const UNSET = 255;

/**
 * Reads the fields of one table out of attributes: one pass, whatever the number of fields. An attribute may carry
 * several fields.
 */
export class FieldReader {
  private readonly targets = new Map<string, Target[]>();
  /** Rank of the value that each field holds, by slot; reused between records. */
  private readonly ranks: Uint8Array;
  private readonly slots = new Map<Field, number>();

  constructor(private readonly table: FieldTable) {
    const entries = Object.entries(table);
    this.ranks = new Uint8Array(entries.length);
    entries.forEach(([name, carriers], slot) => {
      const field = name as Field;
      this.slots.set(field, slot);
      carriers.forEach((carrier, rank) => {
        const { key, factor } = typeof carrier === 'string' ? { key: carrier, factor: 1 } : carrier;
        const targets = this.targets.get(key) ?? [];
        targets.push({ field, slot, rank, factor, figure: FIGURES.has(field) });
        this.targets.set(key, targets);
      });
    });
  }

  /** Adds what the attributes say to `fields`. What a field already held, from elsewhere, gives way. */
  read(attributes: readonly KeyValue[], fields: ObservedFields): void {
    this.ranks.fill(UNSET);
    for (const entry of attributes) {
      const targets = this.targets.get(entry?.key);
      if (targets !== undefined) {
        for (const target of targets) {
          this.take(target, entry, fields as Record<string, string | number>);
        }
      }
    }
  }

  /** The attribute that the field was taken from in the last `read`. */
  winner(field: Field): string | undefined {
    const carrier = this.table[field]?.[this.ranks[this.slots.get(field) ?? -1] ?? UNSET];
    return typeof carrier === 'string' ? carrier : carrier?.key;
  }

  private take(target: Target, entry: KeyValue, fields: Record<string, string | number>): void {
    if ((this.ranks[target.slot] ?? UNSET) <= target.rank) {
      return;
    }
    const value = valueOf(target, plainValue(entry.value));
    if (value !== undefined) {
      fields[target.field] = value;
      this.ranks[target.slot] = target.rank;
    }
  }
}

function valueOf(target: Target, value: PlainValue | undefined): string | number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (target.figure) {
    const figure = numberOf(value);
    return figure === undefined ? undefined : figure * target.factor;
  }
  // Finish reasons are a list, of one entry unless several choices were asked for.
  const text = Array.isArray(value) && target.field === 'finishReason' ? textOf(value[0] ?? '') : textOf(value);
  return text === '' ? undefined : text;
}
