import { type ComparedRow } from '../engine/comparison';

/** Rows without a difference that are drawn around differences. */
const AROUND = 2;

/** Rows without a difference that are worth folding. */
const LEAST_FOLDED = 4;

/** A line of the list: a row of the comparison, or a fold that stands for several. */
export type ListLine = { kind: 'row'; index: number } | { kind: 'fold'; from: number; count: number };

/**
 * The lines of the list. Long stretches without a difference are folded, but for the one with the selected row.
 *
 * @param selected index of a row; -1 for none
 */
export function linesOf(rows: readonly ComparedRow[], selected: number, all: boolean): ListLine[] {
  const lines: ListLine[] = [];
  const draw = (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      lines.push({ kind: 'row', index });
    }
  };
  let from = 0;
  while (from < rows.length) {
    const same = rows[from]?.change === 'same';
    let to = from + 1;
    while (to < rows.length && (rows[to]?.change === 'same') === same) {
      to++;
    }
    const foldFrom = from === 0 ? 0 : from + AROUND;
    const foldTo = to === rows.length ? to : to - AROUND;
    const count = foldTo - foldFrom;
    const holdsSelected = selected >= foldFrom && selected < foldTo;
    if (all || !same || count < LEAST_FOLDED || holdsSelected) {
      draw(from, to);
    } else {
      draw(from, foldFrom);
      lines.push({ kind: 'fold', from: foldFrom, count });
      draw(foldTo, to);
    }
    from = to;
  }
  return lines;
}

/**
 * Where the next difference begins: rows that differ side by side are one. Undefined where there is none in that
 * direction.
 */
export function nextDifference(rows: readonly ComparedRow[], from: number, direction: 1 | -1): number | undefined {
  const begins = (index: number) =>
    rows[index]?.change !== 'same' && (index === 0 || rows[index - 1]?.change === 'same');
  for (let index = from + direction; index >= 0 && index < rows.length; index += direction) {
    if (begins(index)) {
      return index;
    }
  }
  return undefined;
}

/** Differences, where rows that differ side by side are one, and how many of them begin at or before a row. */
export function countDifferences(rows: readonly ComparedRow[], upTo: number): { all: number; before: number } {
  let [all, before] = [0, 0];
  rows.forEach(({ change }, index) => {
    if (change !== 'same' && (index === 0 || rows[index - 1]?.change === 'same')) {
      all += 1;
      before += index <= upTo ? 1 : 0;
    }
  });
  return { all, before };
}
