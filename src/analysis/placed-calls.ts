import type { Call, Run, Step, ToolCall } from '../model/session';

/** A call with where it stands. */
export interface PlacedCall<C extends Call = Call> {
  call: C;
  run: Run;
  step: Step;
  /** The tool calls that started the sub-agents around it, the outermost first; empty in a run of the session itself. */
  within: readonly ToolCall[];
}

/** All calls of a session with their places: run by run, step by step, a sub-agent's right after the call that started it. */
export function placedCalls({ runs }: { runs: readonly Run[] }): PlacedCall[] {
  const placed: PlacedCall[] = [];
  const visit = (run: Run, within: readonly ToolCall[]): void => {
    for (const step of run.steps) {
      for (const call of step.calls) {
        placed.push({ call, run, step, within });
        if (call.kind === 'tool' && call.runs.length > 0) {
          const inside = [...within, call];
          call.runs.forEach((started) => visit(started, inside));
        }
      }
    }
    run.runs.forEach((started) => visit(started, within));
  };
  runs.forEach((run) => visit(run, []));
  return placed;
}

/** A run, and all that it or its calls started, parents first. */
export function* runsWithin(runs: readonly Run[]): Generator<Run> {
  for (const run of runs) {
    yield run;
    for (const { calls } of run.steps) {
      for (const call of calls) {
        if (call.kind === 'tool') {
          yield* runsWithin(call.runs);
        }
      }
    }
    yield* runsWithin(run.runs);
  }
}

/** All calls of a session without their places, in the same order. */
export function callsIn({ runs }: { runs: readonly Run[] }): Call[] {
  const calls: Call[] = [];
  eachCall(runs, (call) => calls.push(call));
  return calls;
}

/** Goes over all calls of some runs, in the order of `placedCalls`. */
export function eachCall(runs: readonly Run[], visit: (call: Call) => void): void {
  for (const run of runs) {
    for (const { calls } of run.steps) {
      for (const call of calls) {
        visit(call);
        if (call.kind === 'tool' && call.runs.length > 0) {
          eachCall(call.runs, visit);
        }
      }
    }
    eachCall(run.runs, visit);
  }
}

/** Whether a call failed for good: an attempt that was tried again is no call of its own; denied and cancelled is no failure. */
export function isFailedCall(call: Call): boolean {
  return (call.outcome === 'error' || call.outcome === 'timeout') && !(call.kind === 'llm' && call.superseded === true);
}
