import { HISTORY_CUT, NOT_CAPTURED } from '../../src/model/vocabulary/placeholders';
import { HISTORY_KEYS, USER_KEYS } from '../tables/contents';
import { DERIVED } from '../tables/derived';
import { PREVIEW_BYTES, VALUE_BYTES } from '../tables/limits';
import { placeholder, REDACTION, type RedactionRow } from '../tables/redaction';
import { SALT } from './fingerprint';
import { maskGroup } from './mask';
import { packGroup } from './pack';
import { all, any, equals, isSet, literal, matches, not, set, when, type StatementGroup } from './ottl';
import { guestsIn, guestsOut, IS_REDACTED, joined, keepingPlain, LEVEL, pathsOf, PLACES, type Place } from './places';

/**
 * Statement groups that mask and cut, and pack what Loki would refuse. Nearly all records are let pass, by what `lookGroups` says of them.
 *
 * @param operator rows of the operator's own
 */
export function contentGroups(signal: 'traces' | 'logs', operator: readonly RedactionRow[]): StatementGroup[] {
  const rows = [...REDACTION, ...operator];
  return [
    ...(signal === 'traces' ? [withoutLinks()] : []),
    ...PLACES[signal].flatMap((place) => [
      ...(place.context === 'spanevent' || place.context === 'scope' ? [] : [pseudonymGroup(place)]),
      maskGroup(place, rows),
      ...(place.holdsContent ? [levelGroup(place, 'none'), levelGroup(place, 'previews')] : []),
      cutGroup(place),
    ]),
    ...(signal === 'logs' ? [packGroup()] : []),
  ];
}

/** Links carry attributes that no path leads to. Set to itself the list is emptied; that it is, the leak test checks. */
function withoutLinks(): StatementGroup {
  return { context: 'span', conditions: [IS_REDACTED], statements: ['set(span.links, span.links)'] };
}

/** Users become salted pseudonyms at every level. A salt that is too short to be one masks them altogether. */
function pseudonymGroup(place: Place): StatementGroup {
  const { attribute } = pathsOf(place);
  const pseudonym = (path: string) =>
    `Concat(["user-", Substring(SHA256(Concat([${SALT}, String(${path})], ":")), 0, 16)], "")`;
  return {
    context: place.context,
    conditions: [any(...USER_KEYS.map((key) => isSet(attribute(key))))],
    statements: USER_KEYS.flatMap((key) => {
      const path = attribute(key);
      const open = all(isSet(path), not(matches(path, '^user-[0-9a-f]{16}$')));
      return [
        set(path, literal(placeholder('USER')), all(isSet(path), `Len(${SALT}) < 16`)),
        set(path, pseudonym(path), all(open, `Len(${SALT}) >= 16`)),
      ];
    }),
  };
}

/** What is left of content at the levels `none` and `previews`. The texts beside the attributes go the same way. */
function levelGroup(place: Place, level: 'none' | 'previews'): StatementGroup {
  const { attributes, attribute, guest } = pathsOf(place);
  const texts = place.texts.filter((path) => path === 'log.body' || path === 'span.status.message');
  return {
    context: place.context,
    conditions: [equals(LEVEL, level)],
    statements: [
      ...guestsIn(place, texts),
      ...keepingPlain(place, 'names', [
        `stringify_all(${attributes})`,
        level === 'none'
          ? `replace_all_patterns(${attributes}, "value", "(?s)^.+$$", ${literal(NOT_CAPTURED)})`
          : `truncate_all(${attributes}, ${PREVIEW_BYTES})`,
      ]),
      ...texts.map((path, index) => set(path, guest(index), all(isSet(path), not(matches(path, '^[\\w.:-]{0,80}$'))))),
      ...guestsOut(place, texts),
      set(attribute(DERIVED.content), literal(level)),
    ],
  };
}

/**
 * Cuts what the stores would cut, and says so: a conversation keeps its beginning and its end, as all between is repeated
 * by the call before it; every other value keeps its beginning.
 */
function cutGroup(place: Place): StatementGroup {
  const { attributes, attribute, cache } = pathsOf(place);
  const whole = attribute(DERIVED.truncated);
  const length = `Len(${joined(attributes, place.texts)})`;
  const before = cache('before');
  const half = VALUE_BYTES / 2 - 64;
  const histories = place.holdsContent ? HISTORY_KEYS : [];
  return {
    context: place.context,
    conditions: [isSet(whole)],
    statements: [
      set(before, length),
      ...histories.map((key) => {
        const path = attribute(key);
        const end = `Substring(${path}, Len(${path}) - ${half}, ${half}, utf8_safe=true)`;
        const parts = `Substring(${path}, 0, ${half}, utf8_safe=true), ${literal(HISTORY_CUT)}, ${end}`;
        return set(path, `Concat([${parts}], "")`, all(`IsString(${path})`, `Len(${path}) > ${VALUE_BYTES}`));
      }),
      `truncate_all(${attributes}, ${VALUE_BYTES})`,
      ...(place.context === 'log'
        ? [
            'set(log.body, Substring(log.body, 0, 262144, utf8_safe=true)) where IsString(log.body) and Len(log.body) > 262144',
          ]
        : []),
      // Many small values are no reason for a mark.
      when(`delete_key(${attributes}, ${literal(DERIVED.truncated)})`, `${length} == ${before}`),
    ],
  };
}
