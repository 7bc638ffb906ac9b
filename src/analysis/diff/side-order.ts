/**
 * An order of two sides that does not depend on which is called the left one: of several alignments that are as good, a
 * search then finds the same one. The longer side comes after; of two that are as long, the one with the greater text
 * where they first differ.
 */
export function comesAfter(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) {
    return one.length > other.length;
  }
  const differing = one.findIndex((text, place) => text !== other[place]);
  return differing >= 0 && (one[differing] ?? '') > (other[differing] ?? '');
}
