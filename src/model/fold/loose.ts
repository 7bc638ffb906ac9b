import type { Call, Run, Step } from '../session';
import { linkAttempts } from './attempts';
import { callOf } from './calls';
import { byStart, inOrder } from './in-order';
import { LastOpen } from './last-open';
import { orderSteps } from './steps';
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
  const open = new LastOpen(runs);
  const added = new Map<Run, Call[]>();
  const left = work.filter(({ observation }) => {
    const call = callOf(observation);
    const run = open.find(call.start + RUN_TOLERANCE, (call.end || -Infinity) - RUN_TOLERANCE);
    if (run === undefined || observation.fields.agentId !== undefined) {
      return true;
    }
    witness.told(call, observation);
    const calls = added.get(run) ?? [];
    calls.push(call);
    added.set(run, calls);
    return false;
  });
  for (const [run, calls] of added) {
    run.steps = withCalls(run.steps, calls);
    orderSteps(run);
    linkAttempts(run);
  }
  return left;
}

/** Steps with calls added to those that were going on; a call of a model begins one. @param steps by start */
function withCalls(steps: readonly Step[], calls: Call[]): Step[] {
  const all: Step[] = [];
  let next = 0;
  for (const call of inOrder(calls, byStart)) {
    for (let step = steps[next]; step !== undefined && !(step.start > call.start); step = steps[next]) {
      all.push(step);
      next += 1;
    }
    const current = all.at(-1);
    if (current !== undefined && call.kind === 'tool') {
      current.calls.push(call);
    } else {
      all.push({ number: 0, start: call.start, end: call.end, calls: [call] });
    }
  }
  return all.concat(steps.slice(next));
}
