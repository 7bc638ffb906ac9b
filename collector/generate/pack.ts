import { LOG_SESSION_ID_KEYS } from '../../src/dialects/key-groups';
import { GENERAL } from '../../src/dialects/keys';
import { DERIVED } from '../tables/derived';
import { METADATA_BYTES, METADATA_ENTRIES, PACKED_BYTES } from '../tables/limits';
import { any, isSet, literal, set, when, type StatementGroup } from './ottl';
import { joined } from './places';
import { LOG } from './record';

/** Longer values leave the metadata: no id, name or figure is as long. */
const LONG = '(?s)^.{1000}.*$';

/**
 * Statements for log records whose attributes are more than Loki takes as structured metadata, which it would refuse: all of
 * them become JSON in the body, as `src/model/otlp/packed.ts` reads them, and only what records are found by stays beside it.
 */
export function packGroup(): StatementGroup {
  const { attribute, cache } = LOG;
  const packed = cache('packed');
  const inside = (name: string) => `${packed}[${literal(name)}]`;
  const text = `String(${packed})`;
  const priority = [
    DERIVED.packed,
    DERIVED.truncated,
    DERIVED.sessionId,
    DERIVED.kind,
    GENERAL.eventName,
    ...LOG_SESSION_ID_KEYS,
  ];
  return {
    context: LOG.context,
    conditions: [
      any(`Len(${joined('log.attributes', [])}) > ${METADATA_BYTES}`, `Len(log.attributes) > ${METADATA_ENTRIES}`),
    ],
    statements: [
      set(packed, 'ParseJSON("{}")'),
      set(inside('attributes'), 'log.attributes'),
      set(inside('body'), 'log.body', isSet('log.body')),
      // Loki's own limit for a line. Cut as text it would be no JSON.
      when(`truncate_all(${inside('attributes')}, 1024)`, `Len(${text}) > ${PACKED_BYTES}`),
      set(
        inside('body'),
        `Substring(log.body, 0, ${PACKED_BYTES / 4}, utf8_safe=true)`,
        `IsString(log.body) and Len(log.body) > ${PACKED_BYTES / 4} and Len(${text}) > ${PACKED_BYTES}`
      ),
      // Ten thousand attributes fit nowhere.
      set(attribute(DERIVED.truncated), `Len(${text})`, `Len(${text}) > ${PACKED_BYTES}`),
      set(attribute(DERIVED.packed), 'true', `Len(${text}) <= ${PACKED_BYTES}`),
      set('log.body', text, isSet(attribute(DERIVED.packed))),
      'stringify_all(log.attributes)',
      `replace_all_patterns(log.attributes, "value", ${literal(LONG)}, "[IN_BODY]")`,
      `limit(log.attributes, ${METADATA_ENTRIES}, [${Array.from(new Set(priority), literal).join(', ')}])`,
    ],
  };
}
