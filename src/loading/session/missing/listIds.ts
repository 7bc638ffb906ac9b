/** Ids named in a sentence; the sentence counts the rest. */
const NAMED = 3;

/** The first ids of a list, for a sentence. */
export function listIds(ids: readonly string[]): string {
  const named = ids.slice(0, NAMED).join(', ');
  return ids.length > NAMED ? `${named}, …` : named;
}
