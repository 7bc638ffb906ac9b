import type { Counted } from './figures';

/** How a part of 1 changed, with what chance alone may make of it. */
export interface PartChange {
  /** After minus before. */
  difference: number;
  /** The change lies in here with a probability of 95 %, if calls don't depend on each other. */
  from: number;
  to: number;
  /** Nothing in the interval is no change. */
  isCertain: boolean;
}

/** Of 95 % of a normal distribution. */
const Z = 1.959964;

/**
 * Difference of two parts: the interval of Newcombe's method 10, which joins Wilson's for each part and holds for few
 * calls and for parts near 0 and 1 (Newcombe 1998, Statistics in Medicine 17, 873–890).
 */
export function partChange(before: Counted, after: Counted): PartChange {
  const [earlier, later] = [wilson(before), wilson(after)];
  const difference = later.part - earlier.part;
  const from = difference - Math.hypot(later.part - later.from, earlier.to - earlier.part);
  const to = difference + Math.hypot(later.to - later.part, earlier.part - earlier.from);
  return { difference, from, to, isCertain: from > 0 || to < 0 };
}

/** Wilson's score interval of a part. */
function wilson({ part, of }: Counted): { part: number; from: number; to: number } {
  const share = part / of;
  const weight = (Z * Z) / of;
  const middle = share + weight / 2;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + weight / (4 * of));
  return {
    part: share,
    from: Math.max(0, (middle - spread) / (1 + weight)),
    to: Math.min(1, (middle + spread) / (1 + weight)),
  };
}
