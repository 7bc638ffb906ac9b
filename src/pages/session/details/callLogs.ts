import { CODING_AGENT } from '../../../dialects/keys';
import { plainAttributes } from '../../../model/otlp/attributes';
import { type LlmCall } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { type LogLine } from '../logs/logLines';
import { type CallNode } from '../tree/nodes';

/** Milliseconds that a record of a call may be early or late: the prompt comes before it, the answer is written after it. */
const AROUND = 1000;

/**
 * Log records that may hold the messages of a call of a model: those of its span; those that name no span, of its time and
 * of no other model.
 */
export function logsOfCall(node: CallNode, span: RawSpan | undefined, lines: readonly LogLine[]): RawLog[] {
  const { call } = node;
  if (call.kind !== 'llm') {
    return [];
  }
  const from = (isFirst(node) ? (node.parent?.parent?.start ?? call.start) : call.start) - AROUND;
  const to = (Number.isNaN(call.end) ? call.start : call.end) + AROUND;
  return lines
    .map(({ log }) => log)
    .filter((log) =>
      span !== undefined && log.spanId !== ''
        ? log.spanId === span.spanId && log.traceId === span.traceId
        : log.time >= from && log.time <= to && isOfModel(log, call)
    );
}

/** The prompt is told when the run begins. */
function isFirst({ parent, position }: CallNode): boolean {
  return parent?.position === 1 && position === 1;
}

function isOfModel({ attributes }: RawLog, { requestModel, responseModel }: LlmCall): boolean {
  const model = plainAttributes(attributes)[CODING_AGENT.model];
  return model === undefined || model === requestModel || model === responseModel;
}
