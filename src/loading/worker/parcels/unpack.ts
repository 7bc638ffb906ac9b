import { ARRAY, COLUMN, FIRST_TEMPLATE, KINDS, MAP, type Parcel, SET } from './parcel';

type Fields = Record<string, unknown>;

/** Rebuilds a graph from its parcels, which must come in order. */
export class Unpacker<Root extends object> {
  private readonly objects: object[] = [];
  /** What each object is: the number of its template where it is a record. */
  private readonly sorts: number[] = [];
  private readonly texts: string[] = [];
  private readonly keys: string[][] = [];
  /** Make records of each template, which have all keys from the start: engines lay those out once. */
  private readonly makers: Array<() => Fields> = [];

  /** Takes the next parcel. */
  take(parcel: Parcel): void {
    for (const keys of parcel.templates) {
      this.keys.push(keys);
      this.makers.push(makerOf(keys));
    }
    parcel.texts.forEach((text) => this.texts.push(text));
    let columns = 0;
    parcel.born.forEach((sort) => {
      this.sorts.push(sort);
      this.objects.push(sort === COLUMN ? (parcel.columns[columns++] as object) : this.blank(sort));
    });
    const { segments } = parcel;
    let from = 0;
    for (let segment = 0; segment < segments.length; segment += 2) {
      const to = from + (segments[segment + 1] as number);
      this.fill(segments[segment] as number, parcel, from, to);
      from = to;
    }
  }

  /** The whole, once all parcels have been taken. */
  root(): Root {
    return this.objects[0] as Root;
  }

  private blank(sort: number): object {
    switch (sort) {
      case ARRAY:
        return [];
      case MAP:
        return new Map();
      case SET:
        return new Set();
      default:
        return (this.makers[sort - FIRST_TEMPLATE] as () => Fields)();
    }
  }

  /** Gives an object what is in some cells. */
  private fill(number: number, parcel: Parcel, from: number, to: number): void {
    const object = this.objects[number];
    const sort = this.sorts[number] as number;
    if (sort === ARRAY) {
      for (let cell = from; cell < to; cell++) {
        (object as unknown[]).push(this.value(parcel, cell));
      }
    } else if (sort === MAP) {
      for (let cell = from; cell < to; cell += 2) {
        (object as Map<unknown, unknown>).set(this.value(parcel, cell), this.value(parcel, cell + 1));
      }
    } else if (sort === SET) {
      for (let cell = from; cell < to; cell++) {
        (object as Set<unknown>).add(this.value(parcel, cell));
      }
    } else {
      const keys = this.keys[sort - FIRST_TEMPLATE] as string[];
      for (let cell = from; cell < to; cell++) {
        (object as Fields)[keys[cell - from] as string] = this.value(parcel, cell);
      }
    }
  }

  private value({ kinds, cells }: Parcel, at: number): unknown {
    const cell = cells[at] as number;
    switch (kinds[at]) {
      case KINDS.whole:
        return cell | 0;
      case KINDS.number:
        return cell;
      case KINDS.text:
        return this.texts[cell];
      case KINDS.object:
        return this.objects[cell];
      case KINDS.true:
        return true;
      case KINDS.false:
        return false;
      case KINDS.null:
        return null;
      default:
        return undefined;
    }
  }
}

function makerOf(keys: readonly string[]): () => Fields {
  const blank = (): Fields => Object.fromEntries(keys.map((key) => [key, undefined]));
  const first = blank();
  // To assign this key would change the prototype; to copy is the quicker way for all others.
  return keys.includes('__proto__') ? blank : () => ({ ...first });
}
