import { type Box, isSettled, type Pair, type Sequences, sizeOf, trimmed } from './pairs';

/**
 * Pairs equal items so that the fewest are left without a partner: E. Myers, "An O(ND) Difference Algorithm and Its
 * Variations" (1986), with space that grows with the length alone (its section 4b).
 *
 * @param pairs receives what is paired, in no order
 * @param mostEdits items without a partner up to which it is tried; the work grows with it
 * @returns whether there are no more than that; else nothing is paired
 */
export function pairShortest(sequences: Sequences, box: Box, pairs: Pair[], mostEdits: number): boolean {
  const found: Pair[] = [];
  const waiting = [box];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const inner = trimmed(sequences, next, found);
    if (isSettled(inner)) {
      if (sizeOf(inner) > mostEdits) {
        return false;
      }
      continue;
    }
    const middle = middleOf(sequences, inner, mostEdits);
    if (middle === undefined) {
      return false;
    }
    const { left, right } = middle;
    waiting.push({ ...inner, leftEnd: left, rightEnd: right }, { ...inner, left, right });
  }
  found.forEach((pair) => pairs.push(pair));
  return true;
}

/** Furthest that paths of one direction have come, by diagonal. */
class Reach {
  private readonly furthest: Int32Array;

  constructor(
    private readonly columns: number,
    private readonly rows: number
  ) {
    // Diagonals from -rows to columns, and one beyond either end that no path reaches.
    this.furthest = new Int32Array(columns + rows + 3).fill(-1);
  }

  at(diagonal: number): number {
    return this.furthest[diagonal + this.rows + 1] ?? -1;
  }

  set(diagonal: number, column: number): void {
    this.furthest[diagonal + this.rows + 1] = column;
  }

  /** Column to which one more edit leads on a diagonal; -1 where no path comes there. */
  afterEdit(diagonal: number, edits: number): number {
    if (edits === 0) {
      return 0;
    }
    const fromLeft = this.at(diagonal - 1);
    const fromAbove = this.at(diagonal + 1);
    return Math.max(
      fromLeft >= 0 && fromLeft < this.columns ? fromLeft + 1 : -1,
      fromAbove >= 0 && fromAbove - diagonal - 1 < this.rows ? fromAbove : -1
    );
  }
}

/** A place that a shortest path through the box passes, about half way; both parts that it makes are smaller. */
function middleOf(
  { left, right }: Sequences,
  box: Box,
  mostEdits: number
): { left: number; right: number } | undefined {
  const columns = box.leftEnd - box.left;
  const rows = box.rightEnd - box.right;
  const skew = columns - rows;
  const odd = skew % 2 !== 0;
  const forward = new Reach(columns, rows);
  const backward = new Reach(columns, rows);
  for (let edits = 0; 2 * edits - 1 <= mostEdits; edits++) {
    // Diagonals that would leave the box are not looked at.
    const lowest = edits <= rows ? -edits : edits - 2 * rows;
    const highest = edits <= columns ? edits : 2 * columns - edits;
    for (let diagonal = lowest; diagonal <= highest; diagonal += 2) {
      const begun = forward.afterEdit(diagonal, edits);
      if (begun < 0) {
        continue;
      }
      let column = begun;
      while (
        column < columns &&
        column - diagonal < rows &&
        left[box.left + column] === right[box.right + column - diagonal]
      ) {
        column++;
      }
      forward.set(diagonal, column);
      const met = odd ? backward.at(skew - diagonal) : -1;
      if (met >= 0 && column + met >= columns) {
        return { left: box.left + begun, right: box.right + begun - diagonal };
      }
    }
    for (let diagonal = lowest; diagonal <= highest; diagonal += 2) {
      const begun = backward.afterEdit(diagonal, edits);
      if (begun < 0) {
        continue;
      }
      let column = begun;
      while (
        column < columns &&
        column - diagonal < rows &&
        left[box.leftEnd - 1 - column] === right[box.rightEnd - 1 - column + diagonal]
      ) {
        column++;
      }
      backward.set(diagonal, column);
      const met = odd ? -1 : forward.at(skew - diagonal);
      if (met >= 0 && column + met >= columns && 2 * edits <= mostEdits) {
        return { left: box.leftEnd - begun, right: box.rightEnd - begun + diagonal };
      }
    }
  }
  return undefined;
}
