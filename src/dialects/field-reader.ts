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
  rank: number;
  factor: number;
  figure: boolean;
}

/**
 * Reads the fields of one table out of attributes: one pass, whatever the number of fields. An attribute may carry
 * several fields.
 */
export class FieldReader {
  private readonly targets = new Map<string, Target[]>();
  /** Rank of the value that each field holds; reused between records. */
  private ranks = new Map<Field, number>();

  constructor(private readonly table: FieldTable) {
    for (const [name, carriers] of Object.entries(table)) {
      const field = name as Field;
      carriers.forEach((carrier, rank) => {
        const { key, factor } = typeof carrier === 'string' ? { key: carrier, factor: 1 } : carrier;
        const targets = this.targets.get(key) ?? [];
        targets.push({ field, rank, factor, figure: FIGURES.has(field) });
        this.targets.set(key, targets);
      });
    }
  }

  /** Adds what the attributes say to `fields`. What a field already held, from elsewhere, gives way. */
  read(attributes: readonly KeyValue[], fields: ObservedFields): void {
    this.ranks.clear();
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
    const rank = this.ranks.get(field);
    const carrier = rank === undefined ? undefined : this.table[field]?.[rank];
    return typeof carrier === 'string' ? carrier : carrier?.key;
  }

  private take(target: Target, entry: KeyValue, fields: Record<string, string | number>): void {
    const held = this.ranks.get(target.field);
    if (held !== undefined && held <= target.rank) {
      return;
    }
    const value = valueOf(target, plainValue(entry.value));
    if (value !== undefined) {
      fields[target.field] = value;
      this.ranks.set(target.field, target.rank);
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
