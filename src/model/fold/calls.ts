import type { Observation } from '../observation';
import type { Call, LlmCall, ToolCall } from '../session';
import { disjointTokens } from '../tokens';
import { errorOf, llmOutcomeOf, toolOutcomeOf } from './outcome';

const MILLIS_PER_SECOND = 1000;

/** The call of a model that an observation of kind `llm` tells of. */
export function llmCallOf(observation: Observation): LlmCall {
  const { span, fields, tokens } = observation;
  return {
    kind: 'llm',
    origin: { traceId: span.traceId, spanId: span.spanId },
    start: span.start,
    end: span.end,
    provider: fields.provider,
    requestModel: fields.requestModel,
    responseModel: fields.responseModel,
    responseId: fields.responseId,
    tokens: disjointTokens(fields, tokens),
    timeToFirstToken: fields.timeToFirstToken === undefined ? undefined : fields.timeToFirstToken * MILLIS_PER_SECOND,
    finishReason: fields.finishReason,
    outcome: llmOutcomeOf(observation),
    error: errorOf(observation),
  };
}

/** The call of a tool that an observation of kind `tool` tells of. */
export function toolCallOf(observation: Observation): ToolCall {
  const { span, fields } = observation;
  return {
    kind: 'tool',
    origin: { traceId: span.traceId, spanId: span.spanId },
    start: span.start,
    end: span.end,
    name: fields.toolName ?? span.name,
    callId: fields.toolCallId,
    arguments: fields.toolArguments,
    result: fields.toolResult,
    outcome: toolOutcomeOf(observation),
    error: errorOf(observation),
    runs: [],
  };
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
    return sameId(outer.responseId, inner.responseId) ?? nested;
  }
  if (outer.kind === 'tool' && inner.kind === 'tool') {
    // Some models number their tool calls anew each turn: the same id at another time is another call.
    const same = sameId(outer.callId, inner.callId);
    return same === undefined ? nested && outer.name === inner.name : same && (nested || overlap(outer, inner));
  }
  return false;
}

/** Fills what `call` leaves open from another record of the same call. An error told by either is an error. */
export function mergeCall(call: Call, other: Call): void {
  const { kind, origin, start, end, outcome, error, ...rest } = other;
  for (const [field, value] of Object.entries(rest)) {
    const target = call as unknown as Record<string, unknown>;
    target[field] ??= value;
  }
  if (call.kind === 'llm' && other.kind === 'llm') {
    call.tokens = { ...definedOf(other.tokens), ...definedOf(call.tokens) };
  }
  if (call.outcome === 'unknown' || (call.outcome === 'ok' && other.error !== undefined)) {
    call.outcome = other.outcome as never;
  }
  call.error ??= error;
}

function definedOf<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function sameId(a: string | undefined, b: string | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : a === b;
}

function overlap(a: Call, b: Call): boolean {
  return a.start < b.end && b.start < a.end;
}
