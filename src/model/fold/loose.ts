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
    const run = lastBegun(runs, call.start + RUN_TOLERANCE, (candidate) => isOpenAt(candidate, call));
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

/** The last of the runs that had begun by a time, and passes. @param runs by start time */
function lastBegun(runs: readonly Run[], time: number, passes: (run: Run) => boolean): Run | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? NaN) > time) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  for (let place = low - 1; place >= 0; place--) {
    const run = runs[place] as Run;
    if (passes(run)) {
      return run;
    }
  }
  return undefined;
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
 * @param runs by start time, and so they stay
 */
export function hangUnderCaller(runs: Run[], sub: Run, witness: Witness): void {
  witness.note('placed_by_time', sub.agent ?? sub.origin.traceId);
  const parent = lastBegun(runs, sub.start, (run) => run.start <= sub.start);
  if (parent === undefined) {
    runs.unshift(sub);
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

/** A tool call that may have started a run, and until when. */
interface Caller {
  call: ToolCall;
  end: number;
}

/**
 * Moves runs under the tool call of another run that was open from their start to their end, the innermost of several: an
 * instrumentation that lost the parent leaves a sub-agent beside its caller. Only within one trace, where nothing else
 * shares the time.
 *
 * One pass over runs and calls by start time. The open calls of a trace are kept as a stack in which later ones end
 * earlier: an older call that ends no later than a newer one is never the innermost again.
 *
 * @param runs by start time; changed in place
 */
export function hangInsideCallers(runs: Run[], witness: Witness): void {
  if (runs.length < 2) {
    return;
  }
  const open = new Map<string, Caller[]>();
  const moved = new Set<Run>();
  for (const event of startsOf(runs)) {
    const callers = open.get(event.run.origin.traceId) ?? [];
    open.set(event.run.origin.traceId, callers);
    if (event.call !== undefined) {
      pushCaller(callers, { call: event.call, end: Math.min(event.call.end, event.run.end) });
      continue;
    }
    const caller = innermostUntil(callers, event.run.end);
    if (caller !== undefined) {
      witness.note('placed_by_time', event.run.agent ?? event.run.origin.traceId);
      caller.runs.push(event.run);
      moved.add(event.run);
    }
  }
  if (moved.size > 0) {
    runs.splice(0, runs.length, ...runs.filter((run) => !moved.has(run)));
  }
}

/** The start of a run, or of a tool call of a run. */
interface Start {
  time: number;
  /** Of two that start together, a run comes before its calls, and after the calls of runs that last longer. */
  rank: number;
  run: Run;
  call?: ToolCall;
}

/** In order; runs and calls without a known time neither start others nor are started. */
function startsOf(runs: readonly Run[]): Start[] {
  const starts: Start[] = [];
  const outerFirst = runs.filter(({ start, end }) => start <= end).sort((a, b) => a.start - b.start || b.end - a.end);
  outerFirst.forEach((run, index) => {
    starts.push({ time: run.start, rank: 2 * index, run });
    for (const step of run.steps) {
      for (const call of step.calls) {
        if (call.kind === 'tool' && call.start <= call.end) {
          starts.push({ time: Math.max(call.start, run.start), rank: 2 * index + 1, run, call });
        }
      }
    }
  });
  return starts.sort((a, b) => a.time - b.time || a.rank - b.rank);
}

function pushCaller(callers: Caller[], caller: Caller): void {
  while ((callers.at(-1)?.end ?? Infinity) <= caller.end) {
    callers.pop();
  }
  callers.push(caller);
}

/** The last of the callers that is open until then. */
function innermostUntil(callers: readonly Caller[], end: number): ToolCall | undefined {
  let low = 0;
  let high = callers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((callers[middle]?.end ?? NaN) >= end) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return callers[low - 1]?.call;
}
