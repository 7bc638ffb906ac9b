import type { ObservedFields, SessionFacts } from '../model/observation';

/** What a dialect can find in a record: a field of it, or a fact about its session. */
export type Field = keyof ObservedFields | keyof SessionFacts;

/** Fields that are figures; all others are texts. */
export const FIGURES: ReadonlySet<Field> = new Set<Field>([
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'reasoning',
  'temperature',
  'contextWindow',
  'timeToFirstToken',
  'duration',
  'cost',
  'attempt',
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

export const FACT_NAMES = Object.keys(NO_FACTS) as Array<keyof SessionFacts>;

export function isFact(field: Field): field is keyof SessionFacts {
  return Object.hasOwn(NO_FACTS, field);
}

/** Fields of which nothing is known yet. All of them are named: objects of one layout are read several times faster. */
export function noFields(): Record<keyof ObservedFields, undefined> {
  return {
    operation: undefined,
    sessionId: undefined,
    parentSessionId: undefined,
    startsSession: undefined,
    turnId: undefined,
    agent: undefined,
    agentId: undefined,
    parentAgentId: undefined,
    provider: undefined,
    gateway: undefined,
    requestModel: undefined,
    responseModel: undefined,
    responseId: undefined,
    finishReason: undefined,
    temperature: undefined,
    contextWindow: undefined,
    timeToFirstToken: undefined,
    duration: undefined,
    cost: undefined,
    attempt: undefined,
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
    eventKind: undefined,
    inputMessages: undefined,
    outputMessages: undefined,
    entity: undefined,
    usageJson: undefined,
    costJson: undefined,
    errorType: undefined,
    errorMessage: undefined,
    httpStatus: undefined,
    decision: undefined,
    decisionSource: undefined,
    terminationReason: undefined,
    tokensBefore: undefined,
    tokensAfter: undefined,
    trigger: undefined,
    evaluation: undefined,
    score: undefined,
    label: undefined,
    comment: undefined,
  };
}
