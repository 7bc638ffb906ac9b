import { DERIVED } from '../tables/derived';
import { VALUE_BYTES } from '../tables/limits';
import { REDACTION, type RedactionRow } from '../tables/redaction';
import { all, any, isSet, isUnset, matches, set, type StatementGroup } from './ottl';
import { IS_REDACTED, joined, pathsOf, PLACES, type Place } from './places';

/**
 * Statement groups that say of each place whether there is something to mask or to cut, so that the groups that do it have
 * nothing to do with nearly all records. They come before anything is derived: hashes would look like numbers of cards.
 *
 * @param operator rows of the operator's own
 */
export function lookGroups(signal: 'traces' | 'logs', operator: readonly RedactionRow[]): StatementGroup[] {
  return PLACES[signal].map((place) => lookGroup(place, familiesOf([...REDACTION, ...operator])));
}

function lookGroup(place: Place, families: readonly Family[]): StatementGroup {
  const { attributes, attribute, cache } = pathsOf(place);
  const texts = textsToSearch(cache);
  const whole = `Len(${texts.asWritten})`;
  return {
    context: place.context,
    statements: [
      set(texts.asWritten, joined(attributes, place.texts)),
      set(attribute(DERIVED.truncated), whole, `${whole} > ${VALUE_BYTES}`),
      inSmallLetters(texts),
      set(
        attribute(DERIVED.suspect),
        'true',
        all(
          IS_REDACTED,
          // A record that can't be looked through is searched value by value.
          any(
            isUnset(texts.asWritten),
            ...families.map((family) => all(hasHint(family, texts), hasPattern(family, texts)))
          )
        )
      ),
    ],
  };
}

/** Rows that share hints: looked for together, each hint once. */
export interface Family {
  rows: readonly RedactionRow[];
  hints: readonly string[];
}

/** The text of a record twice: hints without regard to case are looked for in small letters. */
export interface SearchedTexts {
  asWritten: string;
  small: string;
}

export function textsToSearch(cache: (name: string) => string): SearchedTexts {
  return { asWritten: cache('text'), small: cache('small') };
}

export function inSmallLetters({ asWritten, small }: SearchedTexts): string {
  return set(small, `ConvertCase(${asWritten}, "lower")`, isSet(asWritten));
}

/** Families, in the order of their first rows. A row without hints is a family of its own. */
export function familiesOf(rows: readonly RedactionRow[]): Family[] {
  const families: Array<{ rows: RedactionRow[]; hints: Set<string> }> = [];
  for (const row of rows) {
    const related = families.filter(({ hints }) => row.hints.some((hint) => hints.has(hint)));
    const [first, ...others] = related;
    const family = first ?? { rows: [], hints: new Set<string>() };
    family.rows.push(...others.flatMap((other) => other.rows), row);
    [...others.flatMap((other) => [...other.hints]), ...row.hints].forEach((hint) => family.hints.add(hint));
    others.forEach((other) => families.splice(families.indexOf(other), 1));
    if (first === undefined) {
      families.push(family);
    }
  }
  return families.map((family) => ({ rows: family.rows, hints: [...family.hints] }));
}

/** A condition; empty where every text may hold what the family looks for. */
export function hasHint({ hints }: Family, texts: SearchedTexts): string {
  return hints.length === 0 ? '' : any(...hints.map((hint) => hintMatches(hint, texts)));
}

export function hintMatches(hint: string, { asWritten, small }: SearchedTexts): string {
  return hint.startsWith('(?i)') ? matches(small, hint.slice('(?i)'.length)) : matches(asWritten, hint);
}

function hasPattern({ rows }: Family, { asWritten }: SearchedTexts): string {
  return any(...Array.from(new Set(rows.map(({ pattern }) => matches(asWritten, pattern)))));
}
