import { type SearchRange } from '../../sources/tempo';

const HOUR = 60 * 60_000;

/** A session may have begun before and gone on after the range in which somebody saw it. */
const MARGIN = 24 * HOUR;

/** Tempo refuses to search more than 168 hours unless its operator raised `search.max_duration`. */
export const WIDEST = 168 * HOUR;

/** Range in which the traces of a session are looked for: the one of the URL, a day wider to both sides where allowed. */
export function widened({ from, to }: SearchRange): SearchRange {
  const margin = Math.max(0, Math.min(MARGIN, (WIDEST - (to - from)) / 2));
  const end = to + margin;
  return { from: Math.max(from - margin, end - WIDEST), to: end };
}
