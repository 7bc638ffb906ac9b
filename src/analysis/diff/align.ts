import { anchorsIn } from './anchors';
import { Numbering } from './numbering';
import { type Box, isSettled, type Pair, type Sequences, sizeOf, trimmed } from './pairs';
import { pairShortest } from './shortest-edit';
import { comesAfter } from './side-order';

/**
 * Items without a partner up to which the alignment with the fewest of them is looked for. The work is this many times
 * the length at most; beyond, the sequences are cut at what is rare and each part is looked at by itself.
 */
export const MOST_EDITS = 512;

/** Times that parts are cut at what is rare in them. */
const MOST_CUTS = 6;

/** Items of either side that are compared with one another where nothing rare says which parts correspond. */
export const STRETCH = MOST_EDITS / 2;

/** Two sequences beside each other. */
export interface Alignment {
  /** Equal items, from the beginning to the end: both places rise. */
  pairs: Pair[];
  /** No alignment leaves fewer items without a partner. */
  shortest: boolean;
  /**
   * Items of both sides that were compared in stretches of `STRETCH`, one after the other, since nothing in them says
   * which parts correspond: equal ones that lie further apart were not paired.
   */
  inStretches: number;
}

/**
 * Pairs equal items of two sequences. Time grows with the length, however much they differ. Whichever side is called the
 * left one, the same items are paired.
 */
export function align(left: readonly string[], right: readonly string[]): Alignment {
  // Of several alignments that are as good, the search finds one that depends on the sides.
  if (comesAfter(left, right)) {
    const { pairs, ...rest } = align(right, left);
    return { ...rest, pairs: pairs.map(([one, other]) => [other, one]) };
  }
  const numbering = new Numbering();
  const aligner = new Aligner({
    left: left.map((text) => numbering.of(text)),
    right: right.map((text) => numbering.of(text)),
  });
  aligner.align({ left: 0, leftEnd: left.length, right: 0, rightEnd: right.length }, MOST_CUTS);
  const { pairs, shortest, inStretches } = aligner;
  return { pairs: pairs.sort((a, b) => a[0] - b[0]), shortest, inStretches };
}

class Aligner implements Alignment {
  readonly pairs: Pair[] = [];
  shortest = true;
  inStretches = 0;

  constructor(private readonly sequences: Sequences) {}

  /** @param cuts how often parts may still be cut */
  align(whole: Box, cuts: number): void {
    const box = trimmed(this.sequences, whole, this.pairs);
    if (isSettled(box) || pairShortest(this.sequences, box, this.pairs, MOST_EDITS)) {
      return;
    }
    this.shortest = false;
    const anchors = cuts > 0 ? anchorsIn(this.sequences, box) : [];
    if (anchors.length === 0) {
      this.alignStretches(box);
    } else {
      partsBetween(box, anchors).forEach((part) => this.align(part, cuts - 1));
    }
  }

  private alignStretches(box: Box): void {
    this.inStretches += sizeOf(box);
    const columns = box.leftEnd - box.left;
    const rows = box.rightEnd - box.right;
    const count = Math.ceil(Math.max(columns, rows) / STRETCH);
    const border = (index: number): Pair => [
      box.left + Math.round((index * columns) / count),
      box.right + Math.round((index * rows) / count),
    ];
    for (let index = 0; index < count; index++) {
      const [left, right] = border(index);
      const [leftEnd, rightEnd] = border(index + 1);
      pairShortest(this.sequences, { left, leftEnd, right, rightEnd }, this.pairs, MOST_EDITS);
    }
  }
}

/** The parts of a box between anchors; each begins with its anchor, but for the first. */
function partsBetween(box: Box, anchors: readonly Pair[]): Box[] {
  const ends = [...anchors, [box.leftEnd, box.rightEnd] as const];
  let [left, right] = [box.left, box.right];
  return ends.map(([leftEnd, rightEnd]) => {
    const part = { left, leftEnd, right, rightEnd };
    [left, right] = [leftEnd, rightEnd];
    return part;
  });
}
