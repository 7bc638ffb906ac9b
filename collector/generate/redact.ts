import { HISTORY_KEYS, nameKeyPatterns, plainKeyPatterns, USER_KEYS } from '../tables/contents';
import { DERIVED } from '../tables/derived';
import { hasGroup, placeholder, PROTECTED, REDACTION, type RedactionRow } from '../tables/redaction';
import type { StatementGroup } from './derive';
import { SALT } from './fingerprint';
import { all, any, environmentLiteral, equals, isSet, literal, matches, not, set, when } from './ottl';

/** A place that carries attributes, with the texts beside them that are masked too. */
interface Place {
  context: 'resource' | 'scope' | 'span' | 'spanevent' | 'log';
  texts: readonly string[];
  /** Holds what people, models and tools said: capture levels apply. */
  holdsContent: boolean;
}

const RESOURCE: Place = { context: 'resource', texts: [], holdsContent: false };
const SCOPE: Place = { context: 'scope', texts: [], holdsContent: false };

const PLACES: Readonly<Record<'traces' | 'logs', readonly Place[]>> = {
  traces: [
    RESOURCE,
    SCOPE,
    { context: 'span', texts: ['span.name', 'span.status.message'], holdsContent: true },
    { context: 'spanevent', texts: ['spanevent.name'], holdsContent: true },
  ],
  logs: [RESOURCE, SCOPE, { context: 'log', texts: ['log.body', 'log.event_name'], holdsContent: true }],
};

/** The capture level, from the environment; what is no level is taken for the default, `redacted`. */
const LEVEL = environmentLiteral('FLIGHTRECORDER_CONTENT', 'redacted');
/** Unredacted content has to be asked for twice. */
const CONFIRMED = environmentLiteral('FLIGHTRECORDER_STORE_UNREDACTED_CONTENT', 'no');
const IS_REDACTED = not(all(equals(LEVEL, 'full'), equals(CONFIRMED, 'yes')));

/** Bytes that are kept of a value where the level is `previews`. */
export const PREVIEW_BYTES = 200;
/** Bytes that are kept of any value: Tempo's own limit in stack/tempo (max_attribute_bytes). */
export const VALUE_BYTES = 16_384;
/** Values beyond it are cut before patterns are looked for, so that one record can't hold up all others. */
export const SCANNED_BYTES = 262_144;
const NOT_CAPTURED = '[NOT_CAPTURED]';
/** Stands between values where they are joined; no value holds it, or it is joined wrongly and still searched. */
const BETWEEN = ['\u0001', '\u0003'] as const;

/**
 * Statement groups that mask and cut. For each place one looks, with patterns that cost next to nothing, whether there
 * may be something to mask; only then the next masks it. Nearly all records are let pass by the first.
 *
 * @param operator rows of the operator's own
 */
export function contentGroups(signal: 'traces' | 'logs', operator: readonly RedactionRow[]): StatementGroup[] {
  const rows = [...REDACTION, ...operator];
  return [
    ...(signal === 'traces' ? [withoutLinks()] : []),
    ...PLACES[signal].flatMap((place) => [
      ...(place.context === 'spanevent' || place.context === 'scope' ? [] : [pseudonymGroup(place)]),
      suspectGroup(place, rows),
      maskGroup(place, rows),
      ...(place.holdsContent ? [levelGroup(place, 'none'), levelGroup(place, 'previews')] : []),
      cutGroup(place),
    ]),
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

function suspectGroup(place: Place, rows: readonly RedactionRow[]): StatementGroup {
  const { attributes, attribute, cache } = pathsOf(place);
  const text = cache('text');
  const hints = Array.from(new Set(rows.flatMap(({ hints, pattern }) => (hints.length === 0 ? [pattern] : hints))));
  return {
    context: place.context,
    statements: [
      set(text, joined(attributes, place.texts)),
      set(attribute(DERIVED.truncated), `Len(${text})`, `Len(${text}) > ${VALUE_BYTES}`),
      set(attribute(DERIVED.suspect), 'true', all(IS_REDACTED, any(...hints.map((hint) => matches(text, hint))))),
    ],
  };
}

function maskGroup(place: Place, rows: readonly RedactionRow[]): StatementGroup {
  const { attributes, attribute, cache } = pathsOf(place);
  const values = cache('values');
  const text = cache('text');
  const before = cache('before');
  const masked = cache('masked');
  const copyOf = (index: number) => `${values}["text ${index}"]`;
  const everywhere = (pattern: string, replacement: string, condition: string) =>
    when(`replace_all_patterns(${values}, "value", ${literal(pattern)}, ${literal(replacement)})`, condition);
  const hidden = PROTECTED.map((row) => ({ ...row, flag: cache(`protect ${row.text}`) }));
  const families = hintFamilies(rows).map((hints, index) => ({ hints, flag: cache(`family ${index}`) }));
  const flagOf = ({ hints }: RedactionRow) => families.find((family) => family.hints === hints)?.flag ?? '';
  const placeholders = `Len(Split(${joined(values, [])}, "_REDACTED]"))`;
  const found = `${masked} > 0`;
  return {
    context: place.context,
    conditions: [equals(attribute(DERIVED.suspect), true)],
    statements: [
      `delete_key(${attributes}, ${literal(DERIVED.suspect)})`,
      set(values, attributes),
      ...plainKeyPatterns().map((pattern) => `delete_matching_keys(${values}, ${literal(pattern)})`),
      ...place.texts.map((path, index) => set(copyOf(index), path)),
      // Lists and maps as JSON: patterns are looked for in texts.
      `stringify_all(${values})`,
      `truncate_all(${values}, ${SCANNED_BYTES})`,
      set(text, joined(values, [])),
      set(before, placeholders),
      ...hidden.map(({ text: plain, flag }) => set(flag, 'true', matches(text, escaped(plain)))),
      ...families.map(({ hints, flag }) => set(flag, 'true', any(...hints.map((hint) => matches(text, hint))))),
      ...hidden.map(({ text: plain, hidden: sign, flag }) => everywhere(escaped(plain), sign, equals(flag, true))),
      ...rows.map((row) =>
        everywhere(
          row.pattern,
          `${hasGroup(row.pattern) ? '${1}' : ''}${placeholder(row.category)}`,
          row.hints.length === 0 ? '' : equals(flagOf(row), true)
        )
      ),
      ...hidden.map(({ text: plain, hidden: sign, flag }) => everywhere(escaped(sign), plain, equals(flag, true))),
      set(masked, `${placeholders} - ${before}`),
      ...place.texts.map((path, index) => set(path, copyOf(index), all(found, isSet(copyOf(index))))),
      ...place.texts.map((_, index) => `delete_key(${values}, "text ${index}")`),
      when(`merge_maps(${attributes}, ${values}, "upsert")`, found),
      set(attribute(DERIVED.masked), masked, found),
    ],
  };
}

/** Rows that share their hints are looked for together. */
function hintFamilies(rows: readonly RedactionRow[]): ReadonlyArray<readonly string[]> {
  return Array.from(new Set(rows.map(({ hints }) => hints))).filter((hints) => hints.length > 0);
}

/** What is left of content at the levels `none` and `previews`. The texts beside the attributes go the same way. */
function levelGroup(place: Place, level: 'none' | 'previews'): StatementGroup {
  const { attributes, attribute, cache } = pathsOf(place);
  const values = cache('values');
  const texts = place.texts.filter((path) => path === 'log.body' || path === 'span.status.message');
  const copyOf = (index: number) => `${values}["text ${index}"]`;
  return {
    context: place.context,
    conditions: [equals(LEVEL, level)],
    statements: [
      set(values, attributes),
      ...[...plainKeyPatterns(), ...nameKeyPatterns()].map(
        (pattern) => `delete_matching_keys(${values}, ${literal(pattern)})`
      ),
      `stringify_all(${values})`,
      ...texts.map((path, index) => set(copyOf(index), `String(${path})`, isSet(path))),
      level === 'none'
        ? `replace_all_patterns(${values}, "value", "(?s)^.+$$", ${literal(NOT_CAPTURED)})`
        : `truncate_all(${values}, ${PREVIEW_BYTES})`,
      ...texts.map((path, index) => set(path, copyOf(index), all(isSet(path), not(matches(path, '^[\\w.:-]{0,80}$'))))),
      ...texts.map((_, index) => `delete_key(${values}, "text ${index}")`),
      `merge_maps(${attributes}, ${values}, "upsert")`,
      set(attribute(DERIVED.content), literal(level)),
    ],
  };
}

/**
 * Cuts what the stores would cut, and says so: a conversation keeps its beginning and its end, as all between is repeated
 * by the call before it; every other value keeps its beginning.
 */
function cutGroup(place: Place): StatementGroup {
  const { attributes, attribute } = pathsOf(place);
  const whole = attribute(DERIVED.truncated);
  const half = VALUE_BYTES / 2 - 64;
  const histories = place.holdsContent ? HISTORY_KEYS : [];
  return {
    context: place.context,
    conditions: [isSet(whole)],
    statements: [
      ...histories.map((key) => {
        const path = attribute(key);
        const end = `Substring(${path}, Len(${path}) - ${half}, ${half}, utf8_safe=true)`;
        const parts = `Substring(${path}, 0, ${half}, utf8_safe=true), "[HISTORY_CUT]", ${end}`;
        return set(path, `Concat([${parts}], "")`, all(`IsString(${path})`, `Len(${path}) > ${VALUE_BYTES}`));
      }),
      `truncate_all(${attributes}, ${VALUE_BYTES})`,
      ...(place.context === 'log'
        ? [
            'set(log.body, Substring(log.body, 0, 262144, utf8_safe=true)) where IsString(log.body) and Len(log.body) > 262144',
          ]
        : []),
      // Many small values are no reason for a mark.
      when(
        `delete_key(${attributes}, ${literal(DERIVED.truncated)})`,
        `Len(${joined(attributes, place.texts)}) >= ${whole}`
      ),
    ],
  };
}

/** All values of a map, and texts beside it, as one text. */
function joined(map: string, texts: readonly string[]): string {
  const values = `ToKeyValueString(${map}, ${literal(BETWEEN[0])}, ${literal(BETWEEN[1])})`;
  return texts.length === 0 ? values : `Concat([${[values, ...texts].join(', ')}], ${literal(BETWEEN[1])})`;
}

function pathsOf({ context }: Place) {
  const attributes = `${context}.attributes`;
  return {
    attributes,
    attribute: (key: string) => `${attributes}[${literal(key)}]`,
    cache: (name: string) => `${context}.cache[${literal(name)}]`,
  };
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.');
}
