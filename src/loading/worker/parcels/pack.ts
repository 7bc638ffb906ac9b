import { ARRAY, type Column, COLUMN, FIRST_TEMPLATE, isColumn, KINDS, MAP, type Parcel, SET } from './parcel';

/** Cells of a parcel, about: it takes some milliseconds to rebuild. */
const PARCEL_CELLS = 40_000;

/** Items of a list, map or set that go into one segment. */
const SEGMENT_ITEMS = 10_000;

/** A parcel is closed with the segment that fills it. A record has fewer fields than a segment may have items. */
const MOST_CELLS = PARCEL_CELLS + SEGMENT_ITEMS;

/**
 * Packs a graph of arrays, maps, sets, columns and plain records, whatever refers to whatever. Functions and instances of
 * classes are not plain: their methods are lost.
 *
 * @param root the object that the other side gets
 */
export function* pack(root: object): Generator<Parcel> {
  const packer = new Packer();
  packer.meet(root);
  for (let number = 0; number < packer.objects.length; number++) {
    const items = itemsOf(packer.objects[number] as object);
    // What is empty is whole once it is born.
    for (let from = 0; from < items.length; from += SEGMENT_ITEMS) {
      packer.segment(number, items.length <= SEGMENT_ITEMS ? items : items.slice(from, from + SEGMENT_ITEMS));
      if (packer.isFull()) {
        yield packer.parcel();
      }
    }
  }
  yield packer.parcel();
}

const NOTHING: readonly unknown[] = [];

/** What an object is made of, in the order of its template where it is a record. */
function itemsOf(object: object): readonly unknown[] {
  if (Array.isArray(object)) {
    return object;
  }
  if (isColumn(object)) {
    return NOTHING;
  }
  if (object instanceof Map) {
    return Array.from(object).flat();
  }
  return object instanceof Set ? Array.from(object) : Object.values(object);
}

class Packer {
  /** All that were met, by number: those that were packed first. */
  readonly objects: object[] = [];
  private readonly numbers = new Map<object, number>();
  private readonly texts = new Map<string, number>();
  private readonly templates = new Templates();
  private draft = emptyDraft();
  /** Of the parcel that is being filled, `count` of them. */
  private readonly kinds = new Uint8Array(MOST_CELLS);
  private readonly cells = new Float64Array(MOST_CELLS);
  private count = 0;

  /** The number of an object, which is packed later if it is a new one. */
  meet(object: object): number {
    let number = this.numbers.get(object);
    if (number === undefined) {
      number = this.objects.push(object) - 1;
      this.numbers.set(object, number);
      this.draft.born.push(this.sortOf(object));
    }
    return number;
  }

  segment(number: number, items: readonly unknown[]): void {
    this.draft.segments.push(number, items.length);
    for (const item of items) {
      this.cell(item);
    }
  }

  isFull(): boolean {
    return this.count >= PARCEL_CELLS;
  }

  parcel(): Parcel {
    const { templates, texts, columns, born, segments } = this.draft;
    const kinds = this.kinds.slice(0, this.count);
    const cells = this.cells.slice(0, this.count);
    this.draft = emptyDraft();
    this.count = 0;
    return {
      templates,
      texts,
      columns,
      born: new Uint32Array(born),
      segments: new Uint32Array(segments),
      kinds,
      cells,
    };
  }

  private cell(value: unknown): void {
    switch (typeof value) {
      case 'number':
        return Object.is(value, value | 0) ? this.put(KINDS.whole, value) : this.put(KINDS.number, value);
      case 'string':
        return this.put(KINDS.text, this.text(value));
      case 'boolean':
        return this.put(value ? KINDS.true : KINDS.false, 0);
      case 'object':
        return value === null ? this.put(KINDS.null, 0) : this.put(KINDS.object, this.meet(value));
      default:
        return this.put(KINDS.undefined, 0);
    }
  }

  private put(kind: number, cell: number): void {
    this.kinds[this.count] = kind;
    this.cells[this.count] = cell;
    this.count += 1;
  }

  private text(text: string): number {
    let number = this.texts.get(text);
    if (number === undefined) {
      number = this.texts.size;
      this.texts.set(text, number);
      this.draft.texts.push(text);
    }
    return number;
  }

  private sortOf(object: object): number {
    if (Array.isArray(object)) {
      return ARRAY;
    }
    if (object instanceof Map || object instanceof Set) {
      return object instanceof Map ? MAP : SET;
    }
    if (isColumn(object)) {
      this.draft.columns.push(object);
      return COLUMN;
    }
    const keys = Object.keys(object);
    const known = this.templates.of(keys);
    if (known !== undefined) {
      return known;
    }
    this.draft.templates.push(keys);
    return this.templates.add(keys);
  }
}

/** Numbers of lists of keys. To compare keys one by one takes a fraction of the time of making a text of each list. */
class Templates {
  private readonly byLength = new Map<number, Array<{ keys: readonly string[]; number: number }>>();
  private count = 0;

  of(keys: readonly string[]): number | undefined {
    const alike = this.byLength.get(keys.length);
    return alike?.find((template) => template.keys.every((key, place) => key === keys[place]))?.number;
  }

  add(keys: readonly string[]): number {
    const number = FIRST_TEMPLATE + this.count++;
    const alike = this.byLength.get(keys.length) ?? [];
    alike.push({ keys, number });
    this.byLength.set(keys.length, alike);
    return number;
  }
}

function emptyDraft() {
  return {
    templates: [] as string[][],
    texts: [] as string[],
    columns: [] as Column[],
    born: [] as number[],
    segments: [] as number[],
  };
}
