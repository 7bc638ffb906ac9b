import type { Observation } from '../observation';
import { UNWRITTEN } from '../otlp/times';
import type { Call, LlmCall, Run, ToolCall } from '../session';
import { disjointTokens } from '../tokens';
import { finishReasonOf } from '../vocabulary/finish-reasons';
import { providerName } from '../vocabulary/providers';
import { errorOf, llmOutcomeOf, toolOutcomeOf } from './outcome';

/** Most calls of tools start no run: one empty list serves them all. */
const NO_RUNS: readonly Run[] = [];

/** Adds a run to those that a tool call or another run started. */
export function addRun(starter: ToolCall | Run, run: Run): void {
  if (starter.runs === NO_RUNS) {
    starter.runs = [run];
  } else {
    (starter.runs as Run[]).push(run);
  }
}

/** The call that an observation of kind `llm` or `tool` tells of. */
export function callOf(observation: Observation): Call {
  const call = observation.kind === 'llm' ? llmCallOf(observation) : toolCallOf(observation);
  call.start = observation.start;
  call.end = observation.end;
  return call;
}

function llmCallOf(observation: Observation): LlmCall {
  const { fields, rare, tokens } = observation;
  const model = fields.responseModel ?? fields.requestModel;
  const error = errorOf(observation);
  return {
    kind: 'llm',
    origin: originOf(observation),
    start: UNWRITTEN,
    end: UNWRITTEN,
    provider: providerName(fields.provider, model),
    gateway: fields.gateway,
    requestModel: fields.requestModel,
    responseModel: fields.responseModel,
    responseId: fields.responseId,
    tokens: disjointTokens(fields, tokens, rare),
    reportedCost: fields.cost,
    temperature: fields.temperature,
    contextWindow: rare?.contextWindow,
    timeToFirstToken: fields.timeToFirstToken,
    finishReason: fields.finishReason,
    finish: finishReasonOf(fields.finishReason),
    outcome: llmOutcomeOf(observation, error),
    error,
  };
}

function toolCallOf(observation: Observation): ToolCall {
  const { fields } = observation;
  const error = errorOf(observation);
  return {
    kind: 'tool',
    origin: originOf(observation),
    start: UNWRITTEN,
    end: UNWRITTEN,
    name: fields.toolName ?? observation.name,
    callId: fields.toolCallId,
    toolKind: fields.toolKind,
    arguments: fields.toolArguments,
    result: fields.toolResult,
    outcome: toolOutcomeOf(observation, error),
    error,
    approval: approvalOf(observation),
    fromMessages: observation.fromMessages,
    runs: NO_RUNS,
  };
}

/** The decision that a record reports. */
export function approvalOf({ rare }: Observation): ToolCall['approval'] {
  return rare?.decision === undefined && rare?.decisionSource === undefined
    ? undefined
    : { decision: rare.decision, source: rare.decisionSource };
}

function originOf({ traceId, spanId, parentSpanId }: Observation): Call['origin'] {
  return { traceId, spanId: spanId || parentSpanId };
}

/** The id by which two records of one call know each other; prefixed, since providers number answers and calls alike. */
export function callIdOf(call: Call): string | undefined {
  const id = call.kind === 'llm' ? call.responseId : call.callId;
  return id === undefined ? undefined : `${call.kind} ${id}`;
}

/**
 * Whether two records tell of the same call: a framework's span around a client library's, or a tool's around that of
 * its protocol. The same id says so; without ids, one inside the other does.
 *
 * @param nested whether `inner` lies below `outer` with no other call, step or agent between them
 */
export function isSameCall(outer: Call, inner: Call, nested: boolean): boolean {
  if (outer.kind === 'llm' && inner.kind === 'llm') {
    return sameAnswer(outer.responseId, inner.responseId) ?? nested;
  }
  if (outer.kind === 'tool' && inner.kind === 'tool') {
    // Some models number their tool calls anew each turn: the same id at another time is another call.
    const same = sameId(outer.callId, inner.callId);
    return same === undefined ? nested && outer.name === inner.name : same && (nested || overlap(outer, inner));
  }
  return false;
}

/** Providers number requests, too, and some agents write that number where an answer's belongs. */
const REQUEST_ID = /^req[_-]/;

/** Whether two ids are of one answer; undefined where one is missing, or they number different things. */
function sameAnswer(a: string | undefined, b: string | undefined): boolean | undefined {
  return a !== undefined && b !== undefined && REQUEST_ID.test(a) !== REQUEST_ID.test(b) ? undefined : sameId(a, b);
}

/** Fills what `call` leaves open from another record of the same call. An error told by either is an error. */
export function mergeCall(call: Call, other: Call): void {
  const { kind, origin, start, end, outcome, error, tokens, fromMessages, ...rest } = other as Call &
    Partial<Pick<LlmCall, 'tokens'>> &
    Partial<Pick<ToolCall, 'fromMessages'>>;
  const open = call as unknown as Record<string, unknown>;
  // What a record tells of is not known from messages alone.
  if (call.kind === 'tool' && fromMessages !== true) {
    call.fromMessages = undefined;
  }
  for (const [field, value] of Object.entries(rest)) {
    open[field] ??= value;
  }
  // As a whole: what is uncached or visible output depends on which other buckets a record knows.
  if (call.kind === 'llm' && tokens !== undefined && known(tokens) > known(call.tokens)) {
    call.tokens = tokens;
  }
  if (call.outcome === 'unknown' || (call.outcome === 'ok' && outcome !== 'unknown')) {
    open.outcome = outcome;
  }
  if (error !== undefined) {
    call.error = { ...definedOf(error), ...definedOf(call.error ?? {}) };
  }
}

function known(tokens: LlmCall['tokens']): number {
  return Object.keys(definedOf(tokens)).length;
}

function definedOf<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Whether two ids agree; undefined where one is missing. */
export function sameId(a: string | undefined, b: string | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : a === b;
}

/** Whether they went on at the same time. */
export function overlap(a: Pick<Call, 'start' | 'end'>, b: Pick<Call, 'start' | 'end'>): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}
