import type { LlmCall, Run, Step } from '../session';
import { mergeCall, overlap } from './calls';
import { byStart } from './in-order';
import { LastOpen } from './last-open';
import { orderSteps } from './steps';
import { runsIn } from './totals';
import type { Witness } from './walk';

/** A call around another one begins before it and ends after it, by more than clocks tell apart (milliseconds). */
const MOMENT = 0.001;

/** A call with its place in the session. */
interface Placed {
  call: LlmCall;
  run: Run;
  step: Step;
}

/**
 * Merges calls of a model that two instrumentations told of in different places: a framework that does not say who made a
 * call leaves the span of the client library beside its own, or in a trace of its own. The id of the answer says so, and
 * that both went on at the same time; where a framework tells no id, that the other lies inside and came to as much output.
 * The call stays where it lasts longest.
 *
 * @param runs changed in place
 */
export function mergeRepeatedCalls(runs: Run[], witness: Witness): void {
  const changed = new Set<Run>();
  const merge = (kept: Placed, repeated: Placed): void => {
    witness.note('merged', repeated.call.responseId ?? kept.run.origin.traceId);
    witness.same(kept.call, repeated.call);
    mergeCall(kept.call, repeated.call);
    repeated.step.calls = repeated.step.calls.filter((call) => call !== repeated.call);
    changed.add(repeated.run);
  };
  const byAnswer = new Map<string, Placed>();
  const unnumbered: Placed[] = [];
  for (const placed of placedCalls(runs)) {
    const id = placed.call.responseId;
    const known = id === undefined ? undefined : byAnswer.get(id);
    if (id === undefined) {
      unnumbered.push(placed);
    } else if (known === undefined || !overlap(known.call, placed.call)) {
      byAnswer.set(id, placed);
    } else {
      const [kept, repeated] = lasts(known) < lasts(placed) ? [placed, known] : [known, placed];
      merge(kept, repeated);
      byAnswer.set(id, kept);
    }
  }
  const frameworks = unnumbered.filter(({ call }) => !Number.isNaN(call.end));
  const open = new LastOpen(frameworks.map((placed) => ({ ...placed, ...timeOf(placed) })).sort(byStart));
  const failed = unnumbered.filter(({ call }) => call.outcome === 'error');
  for (const placed of frameworks.length === 0 ? [] : [...byAnswer.values(), ...failed]) {
    const around = open.find(placed.call.start - MOMENT, placed.call.end + MOMENT);
    if (around !== undefined && around.call.responseId === undefined && maySame(around.call, placed.call)) {
      merge(around, placed);
    }
  }
  if (changed.size > 0) {
    changed.forEach(joinSteps);
    const left = runs.filter((run) => !changed.has(run) || run.steps.length > 0 || run.runs.length > 0);
    left.forEach((run, place) => (runs[place] = run));
    runs.length = left.length;
  }
}

function timeOf({ call: { start, end } }: Placed): { start: number; end: number } {
  return { start, end };
}

/** What both know agrees. */
function maySame(a: LlmCall, b: LlmCall): boolean {
  if (a.outcome !== b.outcome) {
    return false;
  }
  const [left, right] = [written(a), written(b)];
  const [model, other] = [a.responseModel ?? a.requestModel, b.responseModel ?? b.requestModel];
  return (
    (left === undefined || right === undefined || left === right) &&
    (model === undefined || other === undefined || model === other || a.requestModel === b.requestModel)
  );
}

function written({ tokens: { output, reasoning } }: LlmCall): number | undefined {
  return output === undefined ? undefined : output + (reasoning ?? 0);
}

function placedCalls(runs: readonly Run[]): Placed[] {
  return runsIn(runs).flatMap((run) =>
    run.steps.flatMap((step) => step.calls.flatMap((call) => (call.kind === 'llm' ? [{ call, run, step }] : [])))
  );
}

function lasts({ call }: Placed): number {
  return call.end - call.start || 0;
}

/** What a call had asked for that is told of elsewhere follows the call before. */
function joinSteps(run: Run): void {
  const steps: Step[] = [];
  for (const step of run.steps) {
    const before = steps.at(-1);
    if (before !== undefined && step.calls.every((call) => call.kind === 'tool')) {
      before.calls = before.calls.concat(step.calls);
      before.end = Math.max(before.end, step.end);
    } else if (step.calls.length > 0) {
      steps.push(step);
    }
  }
  run.steps = steps;
  orderSteps(run);
}
