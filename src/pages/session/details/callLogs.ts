import { messageIdsOf } from '../../../dialects/message-ids';
import { toldMessages } from '../../../dialects/told-messages';
import { CODING_AGENT } from '../../../dialects/keys';
import { plainAttributes } from '../../../model/otlp/attributes';
import { type LlmCall } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { type LogLine } from '../logs/logLines';
import { type CallNode } from '../tree/nodes';

/** Milliseconds that a record of a call may be early or late: the prompt comes before it, the answer is written after it. */
const AROUND = 1000;

/** Log records that may hold the messages of a call of a model. */
export interface CallLogs {
  logs: readonly RawLog[];
  /** Some of its messages were found by nothing but time and model: they may be those of another call. */
  byTime: boolean;
}

/**
 * Log records that may hold the messages of a call of a model: those of its span; those that name its answer or request;
 * the prompt of the request that it began with; and those that name neither, of its time and of no other model.
 */
export function logsOfCall(node: CallNode, span: RawSpan | undefined, lines: readonly LogLine[]): CallLogs {
  const { call } = node;
  if (call.kind !== 'llm') {
    return { logs: [], byTime: false };
  }
  const records = lines.map(({ log }) => ({ log, ids: messageIdsOf(log) }));
  const isNamed = ({ log, ids }: Identified) =>
    span !== undefined && log.spanId !== ''
      ? log.spanId === span.spanId && log.traceId === span.traceId
      : ids.answer !== undefined && ids.answer === call.responseId;
  const named = records.filter(isNamed);
  const prompts = new Set(named.flatMap(({ ids }) => ids.prompt ?? []));
  const begins = isFirst(node) && named.every(({ ids }) => ids.subAgent === undefined);
  const { from, to } = spanOfTime(node, call);
  const isPrompt = ({ log, ids }: Identified) =>
    ids.begins && begins && prompts.has(ids.prompt ?? '') && log.time >= from;
  const mayBe = ({ log, ids }: Identified) =>
    // What names a span, or an answer that is not this one's, is another call's; so is another request's prompt.
    !(span !== undefined && log.spanId !== '') &&
    (ids.answer === undefined || call.responseId === undefined) &&
    (ids.prompt === undefined || prompts.size === 0 || (prompts.has(ids.prompt) && !ids.begins)) &&
    log.time >= from &&
    log.time <= to &&
    isOfModel(log, call);
  const near = records.filter((record) => !isNamed(record) && !isPrompt(record) && mayBe(record));
  const wanted = new Set([...named, ...records.filter(isPrompt), ...near]);
  return {
    logs: records.filter((record) => wanted.has(record)).map(({ log }) => log),
    byTime: near.some(({ log }) => tellsMessages(log)),
  };
}

interface Identified {
  log: RawLog;
  ids: ReturnType<typeof messageIdsOf>;
}

/** The prompt is told when the run begins. */
function isFirst({ parent, position }: CallNode): boolean {
  return parent?.position === 1 && position === 1;
}

function spanOfTime(node: CallNode, { start, end }: LlmCall): { from: number; to: number } {
  return {
    from: (isFirst(node) ? (node.parent?.parent?.start ?? start) : start) - AROUND,
    to: (Number.isNaN(end) ? start : end) + AROUND,
  };
}

function isOfModel({ attributes }: RawLog, { requestModel, responseModel }: LlmCall): boolean {
  const model = plainAttributes(attributes)[CODING_AGENT.model];
  return model === undefined || model === requestModel || model === responseModel;
}

function tellsMessages(log: RawLog): boolean {
  const { sent, answered } = toldMessages(undefined, [log]);
  return sent !== undefined || answered !== undefined;
}
