/** Something that lasts: a run, a call. */
interface Lasting {
  start: number;
  end: number;
}

/**
 * Finds the last begun of many that was still open at a time, however many began after it and have ended: a tree over
 * them in which every inner place knows the latest end below it.
 */
export class LastOpen<T extends Lasting> {
  private readonly leaves: number;
  private readonly latestEnds: Float64Array;

  /** @param items by start; one without an end is open for ever */
  constructor(private readonly items: readonly T[]) {
    this.leaves = 2 ** Math.ceil(Math.log2(Math.max(1, items.length)));
    this.latestEnds = new Float64Array(2 * this.leaves).fill(-Infinity);
    items.forEach(({ end }, place) => (this.latestEnds[this.leaves + place] = Number.isNaN(end) ? Infinity : end));
    for (let node = this.leaves - 1; node > 0; node--) {
      this.latestEnds[node] = Math.max(this.latestEnd(2 * node), this.latestEnd(2 * node + 1));
    }
  }

  /** The last of those that had begun by `begun` which ends at `until` or later. */
  find(begun: number, until: number): T | undefined {
    let node = this.leaves + this.countBegun(begun) - 1;
    if (node < this.leaves) {
      return undefined;
    }
    while (this.latestEnd(node) < until) {
      // To the nearest part of the tree on the left; there is none left of the leftmost path.
      while (node % 2 === 0) {
        node /= 2;
      }
      if (node === 1) {
        return undefined;
      }
      node -= 1;
    }
    while (node < this.leaves) {
      node = this.latestEnd(2 * node + 1) >= until ? 2 * node + 1 : 2 * node;
    }
    return this.items[node - this.leaves];
  }

  private latestEnd(node: number): number {
    return this.latestEnds[node] as number;
  }

  private countBegun(time: number): number {
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.items[middle]?.start ?? NaN) <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
