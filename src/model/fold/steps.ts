import type { Call, Run, Step } from '../session';
import { byStart, inOrder } from './in-order';

/** A step is one call of a model, with its failed attempts, and the tool calls that follow it. */
export function inferSteps(calls: Call[]): Step[] {
  const steps: Step[] = [];
  let step: Step | undefined;
  let acted = false;
  for (const call of inOrder(calls, byStart)) {
    if (step === undefined || (call.kind === 'llm' && acted)) {
      step = { number: 0, start: call.start, end: call.end, calls: [call] };
      steps.push(step);
      acted = false;
    } else {
      step.calls.push(call);
      step.end = Math.max(step.end, call.end);
    }
    acted ||= call.kind === 'tool' || call.outcome !== 'error';
  }
  return steps;
}

/** Puts steps, and the calls of each, into order and numbers them. */
export function orderSteps(run: Run): void {
  run.steps = inOrder(run.steps, byStart);
  run.steps.forEach((step, index) => {
    step.number = index + 1;
    step.calls = inOrder(step.calls, byStart);
  });
}
