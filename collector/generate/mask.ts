import { DERIVED } from '../tables/derived';
import { SCANNED_BYTES } from '../tables/limits';
import { hasGroup, placeholder, PROTECTED, UNMISTAKABLE, type RedactionRow } from '../tables/redaction';
import { familiesOf, hasHint, hintMatches, inSmallLetters, textsToSearch } from './look';
import { all, equals, isSet, literal, matches, set, when, type StatementGroup } from './ottl';
import { guestsIn, guestsOut, joined, keepingPlain, pathsOf, type Place } from './places';

/** Finds a list or a map in the JSON of attributes; in JSON within a text the quotes have a backslash before them. */
const HAS_LIST_OR_MAP = '[^\\\\]":[\\[{]';

/** Patterns that begin with a fixed text are looked for fast enough to be looked for twice. */
const FIXED_BEGINNING = /^[\w-]{2}/;

/** Masks a record that `lookGroups` made a suspect. */
export function maskGroup(place: Place, rows: readonly RedactionRow[]): StatementGroup {
  const { attributes, attribute, cache, guest } = pathsOf(place);
  const texts = textsToSearch(cache);
  const before = cache('before');
  const masked = cache('masked');
  const replaced = (map: string, part: 'key' | 'value', pattern: string, replacement: string, condition: string) =>
    when(`replace_all_patterns(${map}, "${part}", ${literal(pattern)}, ${literal(replacement)})`, condition);
  const everywhere = (pattern: string, replacement: string, condition: string) =>
    replaced(attributes, 'value', pattern, replacement, condition);
  const hidden = PROTECTED.map((row) => ({ ...row, flag: cache(`protect ${row.text}`) }));
  const families = familiesOf(rows).map((family, index) => ({ ...family, flag: cache(`family ${index}`) }));
  const flagOf = new Map(rows.map((row, index) => [row, cache(`row ${index}`)]));
  // Looked for once in all values together, as nearly all rows of a family are not what its hints found.
  const found = families.flatMap((family) =>
    family.rows.map((row) =>
      set(
        flagOf.get(row)!,
        'true',
        all(
          equals(family.flag, true),
          row.ownHint === undefined ? '' : hintMatches(row.ownHint, texts),
          FIXED_BEGINNING.test(row.pattern) ? matches(texts.asWritten, row.pattern) : ''
        )
      )
    )
  );
  const isFound = (row: RedactionRow) => equals(flagOf.get(row)!, true);
  const placeholders = `Len(Split(${joined(attributes, [])}, "_REDACTED]"))`;
  const anyMasked = `${masked} > 0`;
  return {
    context: place.context,
    conditions: [equals(attribute(DERIVED.suspect), true)],
    statements: [
      `delete_key(${attributes}, ${literal(DERIVED.suspect)})`,
      ...guestsIn(place, place.texts),
      ...keepingPlain(place, 'plain', [
        // Lists and maps as JSON: patterns are looked for in texts.
        when(`stringify_all(${attributes})`, matches(`String(${attributes})`, HAS_LIST_OR_MAP)),
        `truncate_all(${attributes}, ${SCANNED_BYTES})`,
        set(texts.asWritten, joined(attributes, [])),
        inSmallLetters(texts),
        set(before, placeholders),
        ...hidden.map(({ text, flag }) => set(flag, 'true', matches(texts.asWritten, escaped(text)))),
        ...families.map((family) => set(family.flag, 'true', hasHint(family, texts))),
        ...found,
        ...hidden.map(({ text, hidden: sign, flag }) => everywhere(escaped(text), sign, equals(flag, true))),
        ...rows.map((row) => everywhere(row.pattern, maskOf(row), isFound(row))),
        ...hidden.map(({ text, hidden: sign, flag }) => everywhere(escaped(sign), text, equals(flag, true))),
        // Names of attributes, as where somebody counts by mail address.
        ...rows
          .filter(({ pattern }) => !hasGroup(pattern))
          .map((row) => replaced(attributes, 'key', row.pattern, placeholder(row.category), isFound(row))),
        // What goes by the name of an id or a figure may look like a card's number, but not like a key.
        ...rows
          .filter(({ category }) => UNMISTAKABLE.has(category))
          .flatMap((row) =>
            [cache('known'), cache('figures')].map((map) =>
              replaced(map, 'value', row.pattern, maskOf(row), isFound(row))
            )
          ),
      ]),
      set(masked, `${placeholders} - ${before}`),
      ...place.texts.map((path, index) => set(path, guest(index), all(anyMasked, isSet(guest(index))))),
      ...guestsOut(place, place.texts),
      set(attribute(DERIVED.masked), masked, anyMasked),
    ],
  };
}

/** What stands in place of what a row finds: the first group is kept. */
function maskOf({ pattern, category }: RedactionRow): string {
  return `${hasGroup(pattern) ? '${1}' : ''}${placeholder(category)}`;
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.');
}
