import { type BillGroup } from '../../analysis/spending/bill';
import { type BillFilters, usedFilters } from '../../analysis/spending/narrow';
import { pageUrl } from '../../ui/links';

/** Names that a link leaves out at most: a longer address is none. */
const MOST_NAMES = 100;

/** What a session belongs to as a whole: the list of sessions can leave out all that say one. */
const OF_SESSIONS: ReadonlySet<BillGroup> = new Set(['agent', 'team', 'user', 'repository']);

interface Drill {
  group: BillGroup;
  /** Undefined: not said. */
  name: string | undefined;
  /** All names of the group in the range. */
  names: readonly string[];
}

/**
 * Address of the list of the sessions that a bar is made of.
 *
 * @param search the present query
 * @returns undefined where the list can't be narrowed to them: the page's own list of sessions can
 */
export function sessionsOfUrl(search: string, filters: BillFilters, drill?: Drill): string | undefined {
  const wanted = usedFilters(filters).filter((group) => group !== drill?.group);
  if (wanted.some((group) => filters[group].includes(''))) {
    return undefined;
  }
  const query: Record<string, string | string[]> = Object.fromEntries(
    wanted.map((group) => [group, [...filters[group]]])
  );
  if (drill !== undefined && drill.name !== undefined) {
    query[drill.group] = drill.name;
  } else if (drill !== undefined) {
    if (!OF_SESSIONS.has(drill.group) || drill.names.length > MOST_NAMES) {
      return undefined;
    }
    query[`not-${drill.group}`] = [...drill.names];
  }
  return pageUrl('sessions', search, { ...query, sort: '-cost' });
}

/** Address of the sessions of a part of the range. Times in milliseconds since 1970. */
export function sessionsAtUrl(
  search: string,
  filters: BillFilters,
  { from, to }: { from: number; to: number }
): string {
  const inRange = new URLSearchParams(search);
  inRange.set('from', String(Math.floor(from)));
  inRange.set('to', String(Math.ceil(to)));
  return sessionsOfUrl(inRange.toString(), filters) ?? pageUrl('sessions', inRange.toString());
}
