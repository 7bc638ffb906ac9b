import type { Call, Run, ToolCall } from '../session';
import { addRun } from './calls';
import { callsOf } from './totals';
import type { Witness } from './walk';

/** Puts sub-agents that were recorded apart from their callers where they belong, by time. */

/** The start of a run, or of a tool call of a run. */
interface Start {
  time: number;
  /** Of two that start together, a run comes before its calls, and after the calls of runs that last longer. */
  rank: number;
  run: Run;
  call?: ToolCall;
}

/**
 * Hangs runs under the tool call that was open when they began, the last begun of several, else under the run that had
 * begun last.
 *
 * One pass over runs and calls by start time: what has ended when a run begins is open for none of the later ones.
 *
 * @param runs by start time, and so they stay
 * @param apart runs of sub-agents
 */
export function hangUnderCallers(runs: Run[], apart: readonly Run[], witness: Witness): void {
  if (apart.length === 0) {
    return;
  }
  const subs = new Set(apart);
  const open: ToolCall[] = [];
  let parent: Run | undefined;
  const hang = (sub: Run, under: Run | ToolCall | undefined): void => {
    witness.note('placed_by_time', sub.agent ?? sub.origin.traceId);
    if (under === undefined) {
      runs.unshift(sub);
      parent = sub;
    } else {
      addRun(under, sub);
    }
  };
  for (const { time, run, call } of startsOf([...runs, ...apart], (owner) => callsOf([owner]))) {
    if (call !== undefined) {
      open.push(call);
    } else if (!subs.has(run)) {
      parent = run;
    } else {
      while ((open.at(-1)?.end ?? Infinity) < time) {
        open.pop();
      }
      hang(run, open.at(-1) ?? parent);
    }
  }
  apart.filter((run) => !isTimed(run)).forEach((run) => hang(run, parent));
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
  const ended = runs.filter(({ end }) => !Number.isNaN(end));
  for (const event of startsOf(ended, directCalls)) {
    const callers = open.get(event.run.origin.traceId) ?? [];
    open.set(event.run.origin.traceId, callers);
    if (event.call !== undefined) {
      if (!Number.isNaN(event.call.end)) {
        pushCaller(callers, { call: event.call, end: Math.min(event.call.end, event.run.end) });
      }
      continue;
    }
    const caller = innermostUntil(callers, event.run.end);
    if (caller !== undefined) {
      witness.note('placed_by_time', event.run.agent ?? event.run.origin.traceId);
      addRun(caller, event.run);
      moved.add(event.run);
    }
  }
  if (moved.size > 0) {
    const left = runs.filter((run) => !moved.has(run));
    left.forEach((run, place) => (runs[place] = run));
    runs.length = left.length;
  }
}

function directCalls({ steps }: Run): Call[] {
  return steps.flatMap(({ calls }) => calls);
}

/** In order. Runs and calls that end before they start, or never start, are left out. */
function startsOf(runs: readonly Run[], callsOfRun: (run: Run) => readonly Call[]): Start[] {
  const starts: Start[] = [];
  const outerFirst = runs
    .filter(isTimed)
    .sort((a, b) => a.start - b.start || (b.end || Infinity) - (a.end || Infinity) || 0);
  outerFirst.forEach((run, index) => {
    starts.push({ time: run.start, rank: 2 * index, run });
    for (const call of callsOfRun(run)) {
      if (call.kind === 'tool' && isTimed(call)) {
        starts.push({ time: Math.max(call.start, run.start), rank: 2 * index + 1, run, call });
      }
    }
  });
  return starts.sort((a, b) => a.time - b.time || a.rank - b.rank);
}

/** What still runs has no end. */
function isTimed({ start, end }: { start: number; end: number }): boolean {
  return !Number.isNaN(start) && !(end < start);
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
