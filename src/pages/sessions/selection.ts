/** Rows of the list that can be compared. */
export const MOST_PICKED = 2;

/** Parameter of the URL that holds their ids. */
const PARAMETER = 'pick';

/** Ids of the selected rows, the first one selected first. */
export function readPicked(search: string): string[] {
  const ids = new URLSearchParams(search).getAll(PARAMETER).filter((id) => id !== '');
  return [...new Set(ids)].slice(0, MOST_PICKED);
}

/** The query parameters that stand for a selection; null takes them out of the URL. */
export function pickedParameters(picked: readonly string[]): Record<typeof PARAMETER, string[] | null> {
  return { [PARAMETER]: picked.length === 0 ? null : [...picked] };
}

/** The selection with one row more or less; undefined where no more can be selected. */
export function toggled(picked: readonly string[], id: string): string[] | undefined {
  if (picked.includes(id)) {
    return picked.filter((other) => other !== id);
  }
  return picked.length < MOST_PICKED ? [...picked, id] : undefined;
}
