import type { ObservedFields, RareFields, SessionFacts } from '../model/observation';

/** What a dialect can find in a record: a field of it, or a fact about its session. */
export type Field = keyof ObservedFields | keyof RareFields | keyof SessionFacts;

/** Fields that are figures; all others are texts. */
export const FIGURES: ReadonlySet<Field> = new Set<Field>([
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'reasoning',
  'total',
  'temperature',
  'contextWindow',
  'timeToFirstToken',
  'duration',
  'cost',
  'httpStatus',
  'tokensBefore',
  'tokensAfter',
  'score',
]);

const NO_FACTS: Readonly<Record<keyof SessionFacts, undefined>> = {
  agentVersion: undefined,
  instructionVersion: undefined,
  role: undefined,
  tenant: undefined,
  organisation: undefined,
  team: undefined,
  user: undefined,
  repository: undefined,
  branch: undefined,
  commit: undefined,
  pullRequest: undefined,
  issue: undefined,
  source: undefined,
  name: undefined,
  decisionTaken: undefined,
};

const NO_RARE_FIELDS: Readonly<Record<keyof RareFields, undefined>> = {
  parentSessionId: undefined,
  startsSession: undefined,
  parentAgentId: undefined,
  contextWindow: undefined,
  eventKind: undefined,
  decision: undefined,
  decisionSource: undefined,
  terminationReason: undefined,
  tokensBefore: undefined,
  tokensAfter: undefined,
  trigger: undefined,
  compacted: undefined,
  firstTokenAt: undefined,
  evaluation: undefined,
  score: undefined,
  label: undefined,
  comment: undefined,
};

export const FACT_NAMES = Object.keys(NO_FACTS) as Array<keyof SessionFacts>;

/** Which part of an observation holds a field. */
export function holderOf(field: Field): 'fields' | 'rare' | 'facts' {
  if (Object.hasOwn(NO_FACTS, field)) {
    return 'facts';
  }
  return Object.hasOwn(NO_RARE_FIELDS, field) ? 'rare' : 'fields';
}

/** The fields that records are read for, facts apart. */
export const FIELD_NAMES = [...Object.keys(noFields()), ...Object.keys(NO_RARE_FIELDS)] as Array<
  keyof ObservedFields | keyof RareFields
>;

/** Fields of which nothing is known yet. All of them are named: objects of one layout are read several times faster. */
export function noFields(): Record<keyof ObservedFields, undefined> {
  return {
    operation: undefined,
    sessionId: undefined,
    turnId: undefined,
    agent: undefined,
    agentId: undefined,
    provider: undefined,
    gateway: undefined,
    requestModel: undefined,
    responseModel: undefined,
    responseId: undefined,
    finishReason: undefined,
    temperature: undefined,
    timeToFirstToken: undefined,
    duration: undefined,
    cost: undefined,
    input: undefined,
    cacheRead: undefined,
    cacheWrite: undefined,
    output: undefined,
    reasoning: undefined,
    total: undefined,
    semantics: undefined,
    toolName: undefined,
    toolCallId: undefined,
    toolKind: undefined,
    toolArguments: undefined,
    toolResult: undefined,
    success: undefined,
    ending: undefined,
    inputMessages: undefined,
    outputMessages: undefined,
    entity: undefined,
    usageJson: undefined,
    costJson: undefined,
    errorType: undefined,
    errorMessage: undefined,
    httpStatus: undefined,
  };
}
