import type { Dialect, FieldTable } from '../../src/dialects/dialect';
import { GENERAL } from '../../src/dialects/keys';
import { DIALECTS, FALLBACK } from '../../src/dialects/registry';
import { countingOf, REFINEMENTS } from '../tables/counting';
import { DERIVED } from '../tables/derived';
import {
  countedFacts,
  failureGroup,
  llmFacts,
  outcomeFacts,
  readCallFacts,
  readSharedFacts,
  sharedFacts,
  tokenFacts,
  toolFacts,
} from './facts';
import { keyOf, readField } from './fields';
import { all, any, equals, isSet, isUnset, literal, matches, not, re2, set, type StatementGroup } from './ottl';
import { providerGroup } from './provider';
import { LOG, resourceAttribute, scopeAttribute, SPAN, type RecordPaths } from './record';

const ALL_DIALECTS: readonly Dialect[] = [...DIALECTS, FALLBACK];
const SCOPE_DIALECT = scopeAttribute(DERIVED.dialect);
const EVENT = LOG.attribute(GENERAL.eventName);

/**
 * Names the dialect of each scope once, by the scope's name, else by its service, so that each record pays for the
 * statements of its own dialect only.
 */
export function dialectGroup(): StatementGroup {
  const service = resourceAttribute(GENERAL.serviceName);
  const named = (dialect: Dialect, ...conditions: string[]) =>
    set(SCOPE_DIALECT, literal(dialect.name), all(isUnset(SCOPE_DIALECT), ...conditions));
  return {
    context: 'scope',
    statements: [
      ...DIALECTS.flatMap((dialect) => {
        const { scopes, onlyServices } = dialect;
        const only = onlyServices === undefined ? '' : matches(service, re2(onlyServices));
        return scopes === undefined ? [] : [named(dialect, matches('scope.name', re2(scopes)), only)];
      }),
      ...DIALECTS.flatMap((dialect) =>
        dialect.services === undefined ? [] : [named(dialect, matches(service, re2(dialect.services)))]
      ),
    ],
  };
}

/** The groups of statements that derive facts from spans: one for each dialect, then those for what few spans need. */
export function spanGroups(): StatementGroup[] {
  const groups = ALL_DIALECTS.map((dialect) => {
    const operations = (dialect.fields.operation ?? []).map((carrier) => isSet(SPAN.attribute(keyOf(carrier))));
    const names = Object.keys(dialect.spanNames ?? {}).map((name) => equals('span.name', name));
    return { dialect, tells: [...operations, ...names] };
  })
    .filter(({ tells }) => tells.length > 0)
    .map(({ dialect, tells }): StatementGroup => ({
      context: 'span',
      conditions: [all(isOf(dialect, SPAN), any(...tells))],
      error_mode: 'silent',
      statements: [
        ...readField(SPAN, dialect.fields, 'operation'),
        ...kindsOf(dialect.kinds, SPAN, SPAN.cache('operation')),
        ...kindsOf(dialect.spanNames ?? {}, SPAN, 'span.name'),
        ...factsOf(SPAN, dialect, dialect.fields),
      ],
    }));
  return [...groups, failureGroup(SPAN), providerGroup(SPAN)];
}

/** The same for log records: one for each dialect that has any. */
export function logGroups(): StatementGroup[] {
  const groups = ALL_DIALECTS.flatMap((dialect): StatementGroup[] => {
    // Messages of a call lie beside its span, which is derived from.
    const events = Object.entries(dialect.events ?? {}).filter(([, { kind }]) => kind !== 'message');
    const { otherEvents } = dialect;
    if (events.length === 0 && otherEvents === undefined) {
      return [];
    }
    const known = otherEvents === undefined ? any(...events.map(([name]) => equals(EVENT, name))) : '';
    const failed = events.filter(([, event]) => event.failed === true).map(([name]) => equals(EVENT, name));
    return [
      {
        context: 'log',
        conditions: [all(isOf(dialect, LOG), known)],
        error_mode: 'silent',
        statements: [
          ...(otherEvents === undefined ? [] : [set(LOG.cache('kind'), literal(otherEvents.kind))]),
          ...kindsOf(Object.fromEntries(events.map(([name, { kind }]) => [name, kind])), LOG, EVENT),
          ...(failed.length === 0 ? [] : [set(LOG.cache('failed'), 'true', any(...failed))]),
          ...factsOf(LOG, dialect, fieldsOfEvents(dialect)),
        ],
      },
    ];
  });
  return [...groups, failureGroup(LOG), providerGroup(LOG)];
}

/** What events carry by themselves goes before what the dialect's records share. */
function fieldsOfEvents(dialect: Dialect): FieldTable {
  const merged: Record<string, readonly unknown[]> = { ...dialect.fields };
  for (const { fields } of Object.values(dialect.events ?? {})) {
    for (const [field, carriers] of Object.entries(fields ?? {})) {
      merged[field] = Array.from(new Set([...carriers, ...(merged[field] ?? [])]));
    }
  }
  return merged as FieldTable;
}

/** Whether a dialect reads the record: by its scope, else by an attribute that only one dialect has, else the fallback. */
function isOf(dialect: Dialect, record: RecordPaths): string {
  const keys = ({ keys = [] }: Dialect) => keys.map((key) => isSet(record.attribute(key)));
  if (dialect === FALLBACK) {
    return all(isUnset(SCOPE_DIALECT), not(any(...DIALECTS.flatMap(keys))));
  }
  const named = equals(SCOPE_DIALECT, dialect.name);
  const own = keys(dialect);
  return own.length === 0 ? named : any(named, all(isUnset(SCOPE_DIALECT), any(...own)));
}

function kindsOf(kinds: Readonly<Record<string, string>>, record: RecordPaths, path: string): string[] {
  const wordsOf = new Map<string, string[]>();
  for (const [word, kind] of Object.entries(kinds)) {
    wordsOf.set(kind, [...(wordsOf.get(kind) ?? []), word]);
  }
  return Array.from(wordsOf, ([kind, words]) =>
    set(record.cache('kind'), literal(kind), any(...words.map((word) => equals(path, word))))
  );
}

function factsOf(record: RecordPaths, dialect: Dialect, fields: FieldTable): string[] {
  const { signals } = countingOf(dialect.name);
  // Log records beside spans that count are only told whose they are.
  if (record.signal === 'log' && !Object.values(signals).includes('log')) {
    return [...readSharedFacts(record, fields), ...sharedFacts(record)];
  }
  return [
    ...readSharedFacts(record, fields),
    ...readCallFacts(record, fields),
    ...(REFINEMENTS[dialect.name]?.(record) ?? []),
    ...sharedFacts(record),
    ...outcomeFacts(record),
    ...llmFacts(record),
    ...tokenFacts(record, dialect.tokens),
    ...toolFacts(record, fields),
    ...countedFacts(record, dialect.name),
  ];
}
