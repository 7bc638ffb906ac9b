import type { ObservedFields, RareFields, SessionFacts } from '../model/observation';
import { numberOf, plainValue, textOf } from '../model/otlp/attributes';
import type { AnyValue, KeyValue } from '../model/telemetry';
import type { FieldTable } from './dialect';
import { FIGURES, holderOf, SETTERS, type Field } from './fields';
import { KnownTexts } from './known-texts';

/** What is filled by reading: the part of an observation that attributes tell. */
export interface Told {
  fields: ObservedFields;
  rare: RareFields | undefined;
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
  holder: keyof Told;
  /** Undefined for what few records tell. */
  set: ((fields: ObservedFields, value: never) => unknown) | undefined;
}

/** What an attribute carries. */
interface Carried {
  key: string;
  targets: Target[];
  /** Two that have come after it, the newer one first. */
  next: Carried | undefined;
  other: Carried | undefined;
}

/** Attributes that may carry one field, at most. */
const MOST_RANKS = 256;

/**
 * Reads the fields of one table out of attributes: one pass, whatever the number of fields. An attribute may carry
 * several fields.
 *
 * Emitters write attributes in the same order again and again, those of calls of models and of tools in turn: whether a
 * name is one of two that came next before is told faster than which of all names it is.
 */
export class FieldReader {
  private readonly carried: KnownTexts<Carried>;
  /** Stands before the first attribute. */
  private readonly start: Carried = { key: '', targets: [], next: undefined, other: undefined };
  /**
   * How good the value is that each field holds, by slot: `base`, less its rank. The base rises with each record, so that
   * what fields held in earlier records is worse than anything, and nothing has to be cleared.
   */
  private readonly worths: Float64Array;
  private base = 0;
  private readonly slots = new Map<Field, number>();

  constructor(private readonly table: FieldTable) {
    const entries = Object.entries(table);
    const carried = new Map<string, Carried>();
    this.worths = new Float64Array(entries.length);
    entries.forEach(([name, carriers], slot) => {
      const field = name as Field;
      this.slots.set(field, slot);
      carriers.forEach((carrier, rank) => {
        const { key, factor } = typeof carrier === 'string' ? { key: carrier, factor: 1 } : carrier;
        const holder = holderOf(field);
        const set = holder === 'fields' ? SETTERS[field as keyof ObservedFields] : undefined;
        const target = { field, slot, rank, factor, figure: FIGURES.has(field), holder, set };
        const known = carried.get(key) ?? { key, targets: [], next: undefined, other: undefined };
        known.targets.push(target);
        carried.set(key, known);
      });
    });
    this.carried = new KnownTexts(carried);
  }

  /** Adds what the attributes say to `told`. What a field already held, from elsewhere, gives way. */
  read(attributes: readonly KeyValue[], told: Told): void {
    this.base += MOST_RANKS;
    let before = this.start;
    for (const entry of attributes) {
      const carried = this.after(before, entry?.key);
      if (carried !== undefined) {
        for (const target of carried.targets) {
          this.take(target, entry.value, told);
        }
        before = carried;
      }
    }
  }

  /** Whether an attribute carries a field. */
  knows(key: string): boolean {
    return this.carried.get(key) !== undefined;
  }

  /** The attribute that the field was taken from in the last `read`. */
  winner(field: Field): string | undefined {
    const rank = this.base - (this.worths[this.slots.get(field) ?? -1] ?? -Infinity);
    const carrier = this.table[field]?.[rank];
    return typeof carrier === 'string' ? carrier : carrier?.key;
  }

  /** What an attribute carries that comes after another one; undefined where nothing. */
  private after(before: Carried, key: unknown): Carried | undefined {
    const { next, other } = before;
    if (next?.key === key) {
      return next;
    }
    if (other?.key === key) {
      return other;
    }
    const carried = this.carried.get(key);
    if (carried !== undefined) {
      before.other = next;
      before.next = carried;
    }
    return carried;
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
    if (target.set !== undefined) {
      target.set(told.fields, value as never);
    } else {
      const holder = (told[target.holder] ??= {}) as Record<string, string | number>;
      holder[target.field] = value;
    }
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
