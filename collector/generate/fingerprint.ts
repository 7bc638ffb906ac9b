import { VOLATILE_FIELDS } from '../../src/model/fingerprint';
import { all, any, isSet, isUnset, literal, matches, set, when } from './ottl';
import type { RecordPaths } from './record';

/** What pseudonyms and fingerprints are salted with: the content of a file, so that a collector without one refuses to start. */
export const SALT = '"${file:${env:FLIGHTRECORDER_SALT_FILE:-/var/lib/otelcol/salt}}"';

const VOLATILE = `^(${Array.from(VOLATILE_FIELDS).join('|')})$`;

/**
 * Statements that set `target` to the salted hash of the first of the attributes: of its canonical form where it is JSON
 * (sorted keys, no blanks, no fields that are new with each call), else of the text itself.
 *
 * @param condition when there is something to hash
 */
export function fingerprint(
  { attribute, cache }: RecordPaths,
  keys: readonly string[],
  target: string,
  condition: string
): string[] {
  if (keys.length === 0) {
    return [];
  }
  const text = cache(`text of ${target}`);
  const parsed = cache(`parsed of ${target}`);
  const hash = (value: string) => `SHA256(Concat([${SALT}, ${value}], ":"))`;
  const found = any(...keys.map((key) => isSet(attribute(key))));
  return [
    ...keys.map((key) => set(text, `String(${attribute(key)})`, all(condition, isUnset(text)))),
    set(parsed, `ParseJSON(${text})`, all(condition, found, matches(text, '^\\s*[{\\[]'))),
    when(`delete_matching_keys(${parsed}, ${literal(VOLATILE)})`, all(condition, `IsMap(${parsed})`)),
    set(text, `String(${parsed})`, all(condition, isSet(parsed))),
    set(target, hash(text), all(condition, isSet(text))),
  ];
}
