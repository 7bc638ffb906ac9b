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
import { all, any, equals, isSet, isUnset, literal, matches, not, re2, set, when } from './ottl';
import { providerStatements } from './provider';
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

/** Whether a call failed, and of which class its error is: the tests of the fold, in its order. */
export function outcomeFacts(record: RecordPaths): string[] {
  const { cache, attribute } = record;
  const isCall = any(equals(cache('kind'), 'llm'), equals(cache('kind'), 'tool'));
  const failed = equals(cache('error'), true);
  const words = cache('words');
  const errorClass = attribute(DERIVED.errorClass);
  const open = all(failed, isUnset(errorClass));
  return [
    set(cache('failed'), 'true', equals(`String(${cache('success')})`, 'false')),
    ...(record.signal === 'span'
      ? [set(cache('failed'), 'true', all(isUnset(cache('success')), 'span.status.code == STATUS_CODE_ERROR'))]
      : []),
    set(cache('error'), 'true', all(isCall, any(equals(cache('failed'), true), isSet(cache('errorType'))))),
    ...(record.signal === 'span'
      ? [set(cache('errorMessage'), 'span.status.message', all(failed, isUnset(cache('errorMessage'))))]
      : []),
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
  ];
}

/** What is said of a call of a model. */
export function llmFacts(record: RecordPaths): string[] {
  const { cache, attribute } = record;
  const isLlm = equals(cache('kind'), 'llm');
  const failed = all(isLlm, equals(cache('error'), true));
  const notTheService = any(matches(cache('errorType'), re2(CANCELLED)), matches(cache('words'), re2(CONTEXT_LENGTH)));
  const wait = cache('timeToFirstToken');
  return [
    set(cache('model'), cache('responseModel'), isLlm),
    set(cache('model'), cache('requestModel'), all(isLlm, isUnset(cache('model')))),
    ...providerStatements(record, isLlm),
    set(attribute(DERIVED.provider), cache('provider'), isLlm),
    set(attribute(DERIVED.model), cache('model'), isLlm),
    set(attribute(DERIVED.gateway), cache('gateway'), isLlm),
    set(attribute(DERIVED.sloOutcome), '"ok"', isLlm),
    set(attribute(DERIVED.sloOutcome), '"error"', failed),
    set(attribute(DERIVED.sloOutcome), '"excluded"', all(failed, notTheService)),
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

/** What is said of a call of a tool. Denied and cancelled calls are no failures. */
export function toolFacts(record: RecordPaths, fields: FieldTable): string[] {
  const { cache, attribute } = record;
  const isTool = equals(cache('kind'), 'tool');
  const patterns = (outcomes: readonly string[]) =>
    TOOL_WORDS.filter(({ outcome }) => outcomes.includes(outcome)).map(({ pattern }) => re2(pattern));
  const says = (words: readonly string[], outcomes: readonly string[]) =>
    any(...words.flatMap((word) => patterns(outcomes).map((pattern) => matches(cache(word), pattern))));
  const outcome = attribute(DERIVED.sloOutcome);
  const hashes = [
    ['toolArguments', DERIVED.argumentsHash],
    ['toolResult', DERIVED.resultHash],
  ] as const;
  return [
    set(attribute(DERIVED.tool), cache('toolName'), any(isTool, equals(cache('kind'), 'approval'))),
    ...(record.signal === 'span'
      ? [set(attribute(DERIVED.tool), 'span.name', all(isTool, isUnset(cache('toolName'))))]
      : []),
    set(outcome, '"ok"', isTool),
    set(outcome, '"error"', all(isTool, equals(cache('error'), true))),
    set(outcome, '"error"', all(isTool, says(['ending', 'errorType'], ['timeout', 'error']))),
    set(outcome, '"excluded"', all(isTool, says(['decision', 'ending', 'errorType'], ['denied', 'cancelled']))),
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
