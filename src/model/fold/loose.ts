import type { Call, Run, Step, ToolCall } from '../session';
import { linkAttempts } from './attempts';
import { callOf } from './calls';
import { orderSteps } from './steps';
import { callsOf } from './totals';
import type { LooseWork } from './turns';
import type { Witness } from './walk';

/** A record's clock may differ this much from that of the run's span (milliseconds). */
const RUN_TOLERANCE = 1000;

/**
 * Adds calls that only log records tell of to the runs that were open meanwhile: a call that an agent refused before it
 * ran has no span.
 *
 * @param runs by start time
 * @returns what belongs to none of the runs
 */
export function addLooseWork(runs: readonly Run[], work: readonly LooseWork[], witness: Witness): LooseWork[] {
  const changed = new Set<Run>();
  const left = work.filter(({ observation }) => {
    const call = callOf(observation);
    const run = runs.filter((candidate) => isOpenAt(candidate, call)).at(-1);
    if (run === undefined || observation.fields.agentId !== undefined) {
      return true;
    }
    witness.told(call, observation);
    stepFor(run, call).calls.push(call);
    changed.add(run);
    return false;
  });
  for (const run of changed) {
    orderSteps(run);
    linkAttempts(run);
  }
  return left;
}

function isOpenAt(run: Run, call: Call): boolean {
  return run.start - RUN_TOLERANCE <= call.start && !(call.end > run.end + RUN_TOLERANCE);
}

/** The step that was going on; a call of a model begins one. */
function stepFor(run: Run, call: Call): Step {
  const after = run.steps.findIndex((step) => step.start > call.start);
  const place = after === -1 ? run.steps.length : after;
  const current = run.steps[place - 1];
  if (current !== undefined && call.kind === 'tool') {
    return current;
  }
  const step: Step = { number: 0, start: call.start, end: call.end, calls: [] };
  run.steps.splice(place, 0, step);
  return step;
}

/**
 * A sub-agent that was recorded apart hangs under the tool call that was open when it began, else under its run.
 *
 * @param runs by start time
 */
export function hangUnderCaller(runs: Run[], sub: Run, witness: Witness): void {
  witness.note('placed_by_time', sub.agent ?? sub.origin.traceId);
  const parent = runs.filter((run) => run.start <= sub.start).at(-1);
  if (parent === undefined) {
    runs.push(sub);
    return;
  }
  let caller: ToolCall | undefined;
  for (const call of callsOf([parent])) {
    if (call.kind === 'tool' && call.start <= sub.start && sub.start <= call.end) {
      caller = call;
    }
  }
  (caller ?? parent).runs.push(sub);
}

/**
 * Moves runs under the tool call of another run that was open from their start to their end: an instrumentation that
 * lost the parent leaves a sub-agent beside its caller. Only within one trace, where nothing else shares the time.
 *
 * @param runs by start time; changed in place
 */
export function hangInsideCallers(runs: Run[], witness: Witness): void {
  for (const run of runs.slice()) {
    const caller = runs
      .filter((other) => other !== run && other.origin.traceId === run.origin.traceId && contains(other, run))
      .flatMap((other) => other.steps.flatMap((step) => step.calls))
      .find((call) => call.kind === 'tool' && contains(call, run));
    if (caller?.kind === 'tool') {
      witness.note('placed_by_time', run.agent ?? run.origin.traceId);
      caller.runs.push(run);
      runs.splice(runs.indexOf(run), 1);
    }
  }
}

function contains(outer: { start: number; end: number }, inner: { start: number; end: number }): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
