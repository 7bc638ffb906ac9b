/**
 * A piece of a graph of plain objects on its way to another thread. A thread that is sent a long session at once does
 * nothing else until all of it has been rebuilt; parcels are rebuilt one at a time. Columns are handed over, not copied.
 *
 * Objects have numbers, in the order in which they were first met. What an object is made of comes in segments; it may
 * name objects whose own segments come later.
 */
export interface Parcel {
  /** Keys of records that were not met in earlier parcels: objects with the same keys in the same order share a template. */
  templates: string[][];
  /** Texts that were not met in earlier parcels: each is sent once. */
  texts: string[];
  /** Columns that were first met in this parcel, in the order of the `COLUMN`s in `born`. */
  columns: Column[];
  /** What the objects are that were first met in this parcel: `ARRAY`, `MAP`, `SET`, `COLUMN`, or the number of a template. */
  born: Uint32Array<ArrayBuffer>;
  /** Two numbers a segment: the object that it belongs to, and how many cells it takes. */
  segments: Uint32Array<ArrayBuffer>;
  /** What each cell is, see `KINDS`. */
  kinds: Uint8Array<ArrayBuffer>;
  /** The value of each cell: a number, or the number of a text or an object. */
  cells: Float64Array<ArrayBuffer>;
}

export const ARRAY = 0;
export const MAP = 1;
export const SET = 2;
/** Numbers of one kind, which are handed over as they are: the thread that sends them has them no more. */
export const COLUMN = 3;
/** Number of the first template. */
export const FIRST_TEMPLATE = 4;

/** Numbers of one kind, in a buffer of their own. */
export type Column = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

export function isColumn(value: object): value is Column {
  return ArrayBuffer.isView(value);
}

export const KINDS = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  /** A whole number of 32 bits: engines hold those in less space. */
  whole: 4,
  number: 5,
  text: 6,
  object: 7,
} as const;

/** Buffers of a parcel that can be handed over. */
export function buffersOf({ born, segments, kinds, cells, columns }: Parcel): ArrayBuffer[] {
  return [born, segments, kinds, cells, ...columns].map(({ buffer }) => buffer);
}
