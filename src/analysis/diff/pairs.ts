/** Places of two items, one of each sequence, that stand beside each other. */
export type Pair = readonly [left: number, right: number];

/** A part of two sequences that lie side by side: from a place on to before another one, on either side. */
export interface Box {
  left: number;
  leftEnd: number;
  right: number;
  rightEnd: number;
}

/** Two sequences of symbols: equal numbers stand for equal items. */
export interface Sequences {
  left: readonly number[];
  right: readonly number[];
}

/** The box without what is equal at its beginning and end, which is paired. */
export function trimmed({ left, right }: Sequences, box: Box, pairs: Pair[]): Box {
  const inner = { ...box };
  while (inner.left < inner.leftEnd && inner.right < inner.rightEnd && left[inner.left] === right[inner.right]) {
    pairs.push([inner.left++, inner.right++]);
  }
  while (
    inner.left < inner.leftEnd &&
    inner.right < inner.rightEnd &&
    left[inner.leftEnd - 1] === right[inner.rightEnd - 1]
  ) {
    pairs.push([--inner.leftEnd, --inner.rightEnd]);
  }
  return inner;
}

/** One side is empty: there is nothing to pair. */
export function isSettled({ left, leftEnd, right, rightEnd }: Box): boolean {
  return left === leftEnd || right === rightEnd;
}

export function sizeOf({ left, leftEnd, right, rightEnd }: Box): number {
  return leftEnd - left + rightEnd - right;
}
