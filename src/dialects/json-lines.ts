import type { Dialect } from './dialect';
import { CODING_AGENT, GENERAL, JSON_LINES } from './keys';

/** Scope under which readers of plain log files hand over their lines. */
export const JSON_LINES_SCOPE = 'json-lines';

/**
 * Structured log lines of agents that know no OpenTelemetry: one JSON object a line, with the names that Python's and
 * Node's agent loggers use. A line with a tool's name and an ending is a call of that tool, a line with a model and
 * tokens a call of that model, whatever begins with `tool.error` or `llm.error` a failed one; all others are remarks. A
 * run that names no session is one.
 */
export const jsonLines: Dialect = {
  name: 'JSON lines',
  scopes: new RegExp(`^${JSON_LINES_SCOPE}$`),
  kinds: {},
  fields: {
    sessionId: [JSON_LINES.sessionId, JSON_LINES.runId],
    turnId: [JSON_LINES.runId],
    agent: [JSON_LINES.agent, CODING_AGENT.agentName],
    user: [JSON_LINES.userId],
    tenant: [JSON_LINES.tenantId],
    provider: [JSON_LINES.provider],
    requestModel: [CODING_AGENT.model],
    finishReason: [CODING_AGENT.stopReason, JSON_LINES.finishReason],
    duration: [CODING_AGENT.duration, JSON_LINES.latency],
    input: [CODING_AGENT.inputTokens, JSON_LINES.promptTokens],
    output: [CODING_AGENT.outputTokens, JSON_LINES.completionTokens],
    cost: [CODING_AGENT.cost],
    toolName: [CODING_AGENT.toolName],
    toolCallId: [CODING_AGENT.toolCallId, JSON_LINES.toolCallId],
    toolArguments: [CODING_AGENT.arguments, JSON_LINES.args, CODING_AGENT.toolInput],
    toolResult: [JSON_LINES.result, CODING_AGENT.output],
    success: [CODING_AGENT.success],
    ending: [CODING_AGENT.status],
    errorType: [GENERAL.plainErrorType],
    errorMessage: [GENERAL.plainError, JSON_LINES.exception],
    httpStatus: [JSON_LINES.httpStatus, GENERAL.plainHttpStatus],
  },
  events: {
    'tool.error': { kind: 'tool', failed: true },
    'llm.error': { kind: 'llm', failed: true },
  },
  otherEvents: { kind: 'other' },
  tokens: { inputIncludesCache: true, outputIncludesReasoning: true },
  refine(observation) {
    const { fields } = observation;
    const ended =
      fields.duration !== undefined ||
      fields.success !== undefined ||
      fields.ending !== undefined ||
      fields.toolResult !== undefined ||
      fields.errorMessage !== undefined;
    if (fields.toolName !== undefined && ended) {
      observation.kind = 'tool';
    } else if (
      fields.requestModel !== undefined &&
      (fields.output !== undefined || fields.errorMessage !== undefined)
    ) {
      observation.kind = 'llm';
    }
    if (fields.errorMessage !== undefined && fields.success === undefined) {
      fields.success = 'false';
    }
  },
};
