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
  total: undefined,
  semantics: undefined,
  entity: undefined,
  usageJson: undefined,
  costJson: undefined,
  httpStatus: undefined,
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
    toolName: undefined,
    toolCallId: undefined,
    toolKind: undefined,
    toolArguments: undefined,
    toolResult: undefined,
    success: undefined,
    ending: undefined,
    inputMessages: undefined,
    outputMessages: undefined,
    errorType: undefined,
    errorMessage: undefined,
  };
}

/** Writes the value of one field. */
export type Setter<Name extends keyof ObservedFields> = (
  fields: ObservedFields,
  value: NonNullable<ObservedFields[Name]>
) => unknown;

/** One function a field: to write by a name that is known only at run time takes V8 ten times as long. */
export const SETTERS: { readonly [Name in keyof ObservedFields]-?: Setter<Name> } = {
  operation: (fields, value) => (fields.operation = value),
  sessionId: (fields, value) => (fields.sessionId = value),
  turnId: (fields, value) => (fields.turnId = value),
  agent: (fields, value) => (fields.agent = value),
  agentId: (fields, value) => (fields.agentId = value),
  provider: (fields, value) => (fields.provider = value),
  gateway: (fields, value) => (fields.gateway = value),
  requestModel: (fields, value) => (fields.requestModel = value),
  responseModel: (fields, value) => (fields.responseModel = value),
  responseId: (fields, value) => (fields.responseId = value),
  finishReason: (fields, value) => (fields.finishReason = value),
  temperature: (fields, value) => (fields.temperature = value),
  timeToFirstToken: (fields, value) => (fields.timeToFirstToken = value),
  duration: (fields, value) => (fields.duration = value),
  cost: (fields, value) => (fields.cost = value),
  input: (fields, value) => (fields.input = value),
  cacheRead: (fields, value) => (fields.cacheRead = value),
  cacheWrite: (fields, value) => (fields.cacheWrite = value),
  output: (fields, value) => (fields.output = value),
  reasoning: (fields, value) => (fields.reasoning = value),
  toolName: (fields, value) => (fields.toolName = value),
  toolCallId: (fields, value) => (fields.toolCallId = value),
  toolKind: (fields, value) => (fields.toolKind = value),
  toolArguments: (fields, value) => (fields.toolArguments = value),
  toolResult: (fields, value) => (fields.toolResult = value),
  success: (fields, value) => (fields.success = value),
  ending: (fields, value) => (fields.ending = value),
  inputMessages: (fields, value) => (fields.inputMessages = value),
  outputMessages: (fields, value) => (fields.outputMessages = value),
  errorType: (fields, value) => (fields.errorType = value),
  errorMessage: (fields, value) => (fields.errorMessage = value),
};
