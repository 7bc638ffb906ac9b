import { type Box, type Pair, type Sequences } from './pairs';

/** Times that a symbol occurs at most, on either side, to be rare. */
const RARE = 3;

/**
 * Pairs of rare items that both sides have equally often, in the same order on both: as many as can be. What is rare
 * says where the sequences correspond; what is frequent pairs with anything.
 */
export function anchorsIn({ left, right }: Sequences, box: Box): Pair[] {
  const onLeft = placesOf(left, box.left, box.leftEnd);
  const onRight = placesOf(right, box.right, box.rightEnd);
  const candidates: Pair[] = [];
  for (const [symbol, places] of onLeft) {
    const partners = onRight.get(symbol);
    if (places.length <= RARE && partners?.length === places.length) {
      places.forEach((place, index) => candidates.push([place, partners[index] ?? place]));
    }
  }
  return longestRising(candidates.sort((a, b) => a[0] - b[0]));
}

/** Places of each symbol; no more of one than tell that it is frequent. */
function placesOf(symbols: readonly number[], from: number, to: number): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let place = from; place < to; place++) {
    const symbol = symbols[place] ?? -1;
    const known = places.get(symbol);
    if (known === undefined) {
      places.set(symbol, [place]);
    } else if (known.length <= RARE) {
      known.push(place);
    }
  }
  return places;
}

/** The longest chain of pairs, given by their left places, whose right places rise as well. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  /** Last pair of the best chain of each length, with the pair before it in the chain. */
  const ends: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, right], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((pairs[ends[half] ?? 0]?.[1] ?? 0) < right) {
        low = half + 1;
      } else {
        high = half;
      }
    }
    before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const chain: Pair[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    chain.push(pairs[index] as Pair);
  }
  return chain.reverse();
}
