import type { FieldTable } from '../../src/dialects/dialect';
import type { Field } from '../../src/dialects/fields';
import { RESOURCE_FIELDS, SERVICE_FIELDS } from '../../src/dialects/general';
import { CANCELLED, TOOL_WORDS } from '../../src/model/fold/outcome';
import type { TokenSemantics } from '../../src/model/tokens';
import { CONTEXT_LENGTH, ERROR_RULES } from '../../src/model/vocabulary/error-classes';
import { RECORD_KIND, countingOf, isCountable, type CountedKind } from '../tables/counting';
import { DERIVED } from '../tables/derived';
import { keyOf, readField, readResourceField, type Reading } from './fields';
import { fingerprint } from './fingerprint';
import { all, any, equals, isSet, isUnset, literal, matches, not, re2, set, when, type StatementGroup } from './ottl';
import type { RecordPaths } from './record';

/** Facts that any record may tell, or its resource. */
const SHARED = ['sessionId', 'source', 'tenant', 'team', 'repository'] as const satisfies readonly Field[];

/** What a record tells of its call. */
const CALL: Readonly<Partial<Record<Field, Reading>>> = {
  provider: 'text',
  gateway: 'text',
  requestModel: 'text',
  responseModel: 'text',
  toolName: 'text',
  toolResult: 'text',
  success: 'text',
  ending: 'text',
  decision: 'text',
  errorType: 'text',
  errorMessage: 'text',
  httpStatus: 'integer',
  input: 'integer',
  cacheRead: 'integer',
  cacheWrite: 'integer',
  output: 'integer',
  reasoning: 'integer',
  timeToFirstToken: 'figure',
  duration: 'figure',
};

/** Reads what a record tells beside its call into the cache. Repositories' addresses lose the credentials in them. */
export function readSharedFacts(record: RecordPaths, fields: FieldTable): string[] {
  const repository = record.cache('repository');
  return [
    ...readField(record, fields, 'agent'),
    ...SHARED.flatMap((field) => [
      ...readField(record, fields, field),
      ...readResourceField(record, RESOURCE_FIELDS, field),
    ]),
    when(`replace_pattern(${repository}, ${literal('://[^/@]*@')}, "://")`, isSet(repository)),
  ];
}

/** Reads what a record tells of its call into the cache. */
export function readCallFacts(record: RecordPaths, fields: FieldTable): string[] {
  return Object.entries(CALL).flatMap(([field, reading]) => readField(record, fields, field as Field, reading));
}

/** Facts that any record about an agent's work carries. */
export function sharedFacts(record: RecordPaths): string[] {
  const { cache, attribute } = record;
  const known = all(isSet(cache('kind')), not(equals(cache('kind'), 'other')));
  const service = (SERVICE_FIELDS.agent ?? []).map((carrier) => `resource.attributes[${literal(keyOf(carrier))}]`);
  return [
    set(attribute(DERIVED.kind), cache('kind'), known),
    set(attribute(DERIVED.sessionId), cache('sessionId'), known),
    set(attribute(DERIVED.source), cache('source'), known),
    set(attribute(DERIVED.tenant), cache('tenant'), known),
    set(attribute(DERIVED.team), cache('team'), known),
    set(attribute(DERIVED.repository), cache('repository'), known),
    // `unknown_service:<path of the executable>` is what SDKs send where nobody named the service.
    ...service.map((path) =>
      set(cache('agent'), path, all(isUnset(cache('agent')), not(matches(path, '^unknown_service'))))
    ),
    set(attribute(DERIVED.agent), cache('agent'), known),
  ];
}

/**
 * Whether a call failed. What was read of one that may have is handed to `failureGroup`: nearly all calls succeed, and pay
 * for one statement in place of thirty.
 */
export function outcomeFacts(record: RecordPaths): string[] {
  const { cache, attribute } = record;
  const isTool = equals(cache('kind'), 'tool');
  const isCall = any(equals(cache('kind'), 'llm'), isTool);
  const failed = equals(cache('error'), true);
  const told = any(isSet(cache('ending')), isSet(cache('decision')));
  return [
    set(cache('failed'), 'true', equals(`String(${cache('success')})`, 'false')),
    ...(record.signal === 'span'
      ? [set(cache('failed'), 'true', all('span.status.code == STATUS_CODE_ERROR', isUnset(cache('success'))))]
      : []),
    set(cache('error'), 'true', all(any(equals(cache('failed'), true), isSet(cache('errorType'))), isCall)),
    ...(record.signal === 'span'
      ? [set(cache('errorMessage'), 'span.status.message', all(failed, isUnset(cache('errorMessage'))))]
      : []),
    set(attribute(DERIVED.handed), `${record.context}.cache`, any(failed, all(told, isTool))),
  ];
}

/** Of which class the error of a call is, and how it counts: the tests of the fold, in its order. */
export function failureGroup(record: RecordPaths): StatementGroup {
  const { cache, attribute, context } = record;
  const failed = equals(cache('error'), true);
  const words = cache('words');
  const errorClass = attribute(DERIVED.errorClass);
  const outcome = attribute(DERIVED.sloOutcome);
  const open = all(failed, isUnset(errorClass));
  const isTool = equals(cache('kind'), 'tool');
  const failedLlm = all(equals(cache('kind'), 'llm'), failed);
  const notTheService = any(matches(cache('errorType'), re2(CANCELLED)), matches(words, re2(CONTEXT_LENGTH)));
  const patterns = (outcomes: readonly string[]) =>
    TOOL_WORDS.filter((row) => outcomes.includes(row.outcome)).map(({ pattern }) => re2(pattern));
  const says = (fields: readonly string[], outcomes: readonly string[]) =>
    any(...fields.flatMap((field) => patterns(outcomes).map((pattern) => matches(cache(field), pattern))));
  return {
    context,
    conditions: [isSet(attribute(DERIVED.handed))],
    error_mode: 'silent',
    statements: [
      set(`${context}.cache`, attribute(DERIVED.handed)),
      `delete_key(${context}.attributes, ${literal(DERIVED.handed)})`,
      set(words, `Concat([${cache('errorType')}, ${cache('errorMessage')}], " ")`, failed),
      set(
        cache('httpStatus'),
        `Int(${cache('errorType')})`,
        all(failed, isUnset(cache('httpStatus')), matches(cache('errorType'), '^[1-5]\\d\\d$'))
      ),
      ...ERROR_RULES.filter(({ statuses }) => statuses.length > 0).map((rule) =>
        set(
          errorClass,
          literal(rule.class),
          all(open, any(...rule.statuses.map((status) => equals(cache('httpStatus'), status))))
        )
      ),
      ...ERROR_RULES.map((rule) => set(errorClass, literal(rule.class), all(open, matches(words, re2(rule.text))))),
      set(errorClass, '"other"', open),
      set(outcome, '"error"', failedLlm),
      set(outcome, '"excluded"', all(failedLlm, notTheService)),
      set(outcome, '"error"', all(isTool, failed)),
      set(outcome, '"error"', all(isTool, says(['ending', 'errorType'], ['timeout', 'error']))),
      set(outcome, '"excluded"', all(isTool, says(['decision', 'ending', 'errorType'], ['denied', 'cancelled']))),
    ],
  };
}

/** What is said of a call of a model. */
export function llmFacts(record: RecordPaths): string[] {
  const { cache, attribute } = record;
  const isLlm = equals(cache('kind'), 'llm');
  const wait = cache('timeToFirstToken');
  return [
    set(cache('model'), cache('responseModel'), isLlm),
    set(cache('model'), cache('requestModel'), all(isLlm, isUnset(cache('model')))),
    set(attribute(DERIVED.provider), cache('provider'), isLlm),
    set(attribute(DERIVED.model), cache('model'), isLlm),
    set(attribute(DERIVED.gateway), cache('gateway'), isLlm),
    set(attribute(DERIVED.sloOutcome), '"ok"', isLlm),
    set(attribute(DERIVED.firstToken), `${wait} / 1000.0`, all(isLlm, `${wait} >= 0`)),
  ];
}

const TOKEN_TARGETS = [
  ['input', DERIVED.inputTokens],
  ['cacheRead', DERIVED.cacheReadTokens],
  ['cacheWrite', DERIVED.cacheWriteTokens],
  ['output', DERIVED.outputTokens],
  ['reasoning', DERIVED.reasoningTokens],
] as const;

/**
 * The five disjoint buckets. A part that is larger than its whole proves that the emitter counts them apart: then nothing
 * is taken off. What is negative or absent stays unknown.
 */
export function tokenFacts({ cache, attribute }: RecordPaths, semantics: TokenSemantics): string[] {
  const isLlm = equals(cache('kind'), 'llm');
  const counted = (field: string) => all(isLlm, `${cache(field)} >= 0`);
  const without = (whole: string, part: string) =>
    set(cache(whole), `${cache(whole)} - ${cache(part)}`, all(counted(whole), `${cache(part)} <= ${cache(whole)}`));
  const cached = cache('cached');
  return [
    ...(semantics.inputIncludesCache
      ? [
          set(cached, '0', isLlm),
          set(cached, cache('cacheRead'), counted('cacheRead')),
          set(cached, `${cached} + ${cache('cacheWrite')}`, counted('cacheWrite')),
          without('input', 'cached'),
        ]
      : []),
    ...(semantics.outputIncludesReasoning
      ? [
          set(cache('thought'), '0', isLlm),
          set(cache('thought'), cache('reasoning'), counted('reasoning')),
          without('output', 'thought'),
        ]
      : []),
    ...TOKEN_TARGETS.map(([field, target]) => set(attribute(target), cache(field), counted(field))),
  ];
}

/** What is said of a call of a tool. */
export function toolFacts(record: RecordPaths, fields: FieldTable): string[] {
  const { cache, attribute } = record;
  const isTool = equals(cache('kind'), 'tool');
  const hashes = [
    ['toolArguments', DERIVED.argumentsHash],
    ['toolResult', DERIVED.resultHash],
  ] as const;
  return [
    set(attribute(DERIVED.tool), cache('toolName'), any(isTool, equals(cache('kind'), 'approval'))),
    ...(record.signal === 'span'
      ? [set(attribute(DERIVED.tool), 'span.name', all(isTool, isUnset(cache('toolName'))))]
      : []),
    set(attribute(DERIVED.sloOutcome), '"ok"', isTool),
    ...hashes.flatMap(([field, target]) =>
      fingerprint(record, (fields[field] ?? []).map(keyOf), attribute(target), isTool)
    ),
  ];
}

/** Marks the record that counts for its call. */
export function countedFacts(record: RecordPaths, dialect: string): string[] {
  const { cache, attribute } = record;
  const { signals, decisionsOnTools } = countingOf(dialect);
  const counted = Object.entries(signals).filter(([, signal]) => signal === record.signal);
  const isOfKind = (kind: string) => equals(cache('kind'), kind);
  const decided = any(isOfKind('approval'), decisionsOnTools === true ? isOfKind('tool') : 'false');
  return [
    ...counted.map(([kind]) =>
      set(
        attribute(DERIVED.counted),
        literal(kind),
        all(isOfKind(RECORD_KIND[kind as CountedKind]), isCountable(record, dialect))
      )
    ),
    set(attribute(DERIVED.decision), cache('decision'), decided),
    ...(record.signal === 'log'
      ? [set(attribute(DERIVED.duration), `${cache('duration')} / 1000.0`, `${cache('duration')} >= 0`)]
      : []),
  ];
}
