import type { Run, Session, ToolCall, ToolOutcome } from '../model/session';

export interface ToolCallSketch {
  name: string;
  arguments?: string;
  result?: string;
  outcome?: ToolOutcome;
}

/** Runs of one session, each made of these tool calls, one a step and one a second. */
export function sessionOfCalls(...runs: ReadonlyArray<readonly ToolCallSketch[]>): Session {
  return { runs: runs.map(runOf) } as unknown as Session;
}

function runOf(sketches: readonly ToolCallSketch[]): Run {
  const calls = sketches.map(({ name, arguments: args, result, outcome = 'ok' }, index): ToolCall => ({
    kind: 'tool',
    origin: { traceId: 'a'.repeat(32), spanId: index.toString(16).padStart(16, '0') },
    start: 1000 * index,
    end: 1000 * index + 500,
    name,
    arguments: args,
    result,
    outcome,
    runs: [],
  }));
  return {
    origin: { traceId: 'a'.repeat(32), spanId: '' },
    start: 0,
    end: 1000 * calls.length,
    status: 'unknown',
    steps: calls.map((call, index) => ({ number: index + 1, start: call.start, end: call.end, calls: [call] })),
    runs: [],
    incomplete: false,
  };
}
