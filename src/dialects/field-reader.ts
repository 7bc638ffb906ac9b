import type { ObservedFields, SessionFacts } from '../model/observation';
import { numberOf, plainValue, textOf } from '../model/otlp/attributes';
import type { AnyValue, KeyValue } from '../model/telemetry';
import type { FieldTable } from './dialect';
import { FIGURES, isFact, type Field } from './fields';

/** What is filled by reading: the part of an observation that attributes tell. */
export interface Told {
  fields: ObservedFields;
  facts: SessionFacts | undefined;
}

/** Where an attribute leads: the field that it carries, its place in the order of precedence, its unit's factor. */
interface Target {
  field: Field;
  /** Place of the field in the table. */
  slot: number;
  rank: number;
  factor: number;
  figure: boolean;
  fact: boolean;
}

/** Attributes that may carry one field, at most. */
const MOST_RANKS = 256;

/**
 * Reads the fields of one table out of attributes: one pass, whatever the number of fields. An attribute may carry
 * several fields.
 */
export class FieldReader {
  private readonly targets = new Map<string, Target[]>();
  /**
   * How good the value is that each field holds, by slot: `base`, less its rank. The base rises with each record, so that
   * what fields held in earlier records is worse than anything, and nothing has to be cleared.
   */
  private readonly worths: Float64Array;
  private base = 0;
  private readonly slots = new Map<Field, number>();

  constructor(private readonly table: FieldTable) {
    const entries = Object.entries(table);
    this.worths = new Float64Array(entries.length);
    entries.forEach(([name, carriers], slot) => {
      const field = name as Field;
      this.slots.set(field, slot);
      carriers.forEach((carrier, rank) => {
        const { key, factor } = typeof carrier === 'string' ? { key: carrier, factor: 1 } : carrier;
        const targets = this.targets.get(key) ?? [];
        targets.push({ field, slot, rank, factor, figure: FIGURES.has(field), fact: isFact(field) });
        this.targets.set(key, targets);
      });
    });
  }

  /** Adds what the attributes say to `told`. What a field already held, from elsewhere, gives way. */
  read(attributes: readonly KeyValue[], told: Told): void {
    this.base += MOST_RANKS;
    for (const entry of attributes) {
      const targets = this.targets.get(entry?.key);
      if (targets !== undefined) {
        for (const target of targets) {
          this.take(target, entry.value, told);
        }
      }
    }
  }

  /** Whether an attribute carries a field. */
  knows(key: string): boolean {
    return this.targets.has(key);
  }

  /** The attribute that the field was taken from in the last `read`. */
  winner(field: Field): string | undefined {
    const rank = this.base - (this.worths[this.slots.get(field) ?? -1] ?? -Infinity);
    const carrier = this.table[field]?.[rank];
    return typeof carrier === 'string' ? carrier : carrier?.key;
  }

  private take(target: Target, raw: AnyValue | undefined, told: Told): void {
    const worth = this.base - target.rank;
    if ((this.worths[target.slot] as number) >= worth) {
      return;
    }
    const value = target.figure ? figureIn(raw, target.factor) : textIn(raw, target.field);
    if (value === undefined) {
      return;
    }
    this.worths[target.slot] = worth;
    const holder = (target.fact ? (told.facts ??= {}) : told.fields) as Record<string, string | number>;
    holder[target.field] = value;
  }
}

function figureIn(raw: AnyValue | undefined, factor: number): number | undefined {
  const figure = numberOf(plainValue(raw));
  return figure === undefined ? undefined : figure * factor;
}

function textIn(raw: AnyValue | undefined, field: Field): string | undefined {
  const value = plainValue(raw);
  if (value === undefined || value === '') {
    return undefined;
  }
  if (typeof value === 'string') {
    return value;
  }
  // Finish reasons are a list, of one entry unless several choices were asked for.
  const text = Array.isArray(value) && field === 'finishReason' ? textOf(value[0] ?? '') : textOf(value);
  return text === '' ? undefined : text;
}
