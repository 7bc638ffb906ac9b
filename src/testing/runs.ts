import { GEN_AI, GENERAL } from '../dialects/keys';
import { foldSessions } from '../dialects/sessions';
import { type Session } from '../model/session';
import { type RawSpan } from '../model/telemetry';
import { span } from './spans';

export const SESSION_ID = 'team/50% <b>bold</b>';

/** Trace id of the run with this number. */
export function traceIdOfRun(run: number): string {
  return run.toString(16).padStart(32, '0');
}

/** Span id for tests. */
export function spanId(number: number): string {
  return number.toString(16).padStart(16, '0');
}

export interface RunOptions {
  sessionId?: string;
  start?: number;
  arguments?: string;
  result?: string;
  /** Type of the error with which the tool call fails. */
  error?: string;
}

/**
 * The spans of one run, a trace of its own: an agent that calls a model (span 2), a tool (3) which starts a sub-agent (4)
 * with a call of its own (5), and the model again (6).
 */
export function runSpans(run: number, options: RunOptions = {}): RawSpan[] {
  const { sessionId = SESSION_ID, start = 1_000_000 * run, error } = options;
  const at = (id: number, parent: number, attributes: Record<string, string | number>, length: number) =>
    span(attributes, {
      traceId: traceIdOfRun(run),
      spanId: spanId(id),
      parentSpanId: parent === 0 ? '' : spanId(parent),
      start: start + 1000 * id,
      end: start + 1000 * id + length,
      status: id === 3 && error !== undefined ? 'error' : 'unset',
    });
  const llm = { [GEN_AI.operation]: 'chat', [GEN_AI.requestModel]: 'model-x' };
  return [
    at(
      1,
      0,
      { [GEN_AI.operation]: 'invoke_agent', [GEN_AI.agentName]: 'coder', [GEN_AI.conversationId]: sessionId },
      9000
    ),
    at(2, 1, { ...llm, [GEN_AI.inputTokens]: 100, [GEN_AI.outputTokens]: 20 }, 800),
    at(
      3,
      1,
      {
        [GEN_AI.operation]: 'execute_tool',
        [GEN_AI.toolName]: 'review',
        [GEN_AI.toolArguments]: options.arguments ?? '{"path":"a.ts"}',
        [GEN_AI.toolResult]: options.result ?? 'fine',
        ...(error === undefined ? {} : { [GENERAL.errorType]: error }),
      },
      2500
    ),
    at(4, 3, { [GEN_AI.operation]: 'invoke_agent', [GEN_AI.agentName]: 'reviewer' }, 1400),
    at(5, 4, { ...llm, [GEN_AI.inputTokens]: 7 }, 300),
    at(6, 1, { ...llm, [GEN_AI.inputTokens]: 200, [GEN_AI.outputTokens]: 30 }, 700),
  ];
}

/** A session of some runs, folded as the page does it. */
export function sessionOf(...runs: RawSpan[][]): Session {
  const [session] = foldSessions({ spans: runs.flat(), logs: [] });
  if (session === undefined) {
    throw new Error('The spans tell of no session.');
  }
  return session;
}
