import { UNWRITTEN } from '../otlp/times';
import type { Call, Run, Step } from '../session';
import { byCallStart, byStart, inOrder } from './in-order';

/** A step is one call of a model, with its failed attempts, and the tool calls that follow it. */
export function inferSteps(calls: Call[]): Step[] {
  const steps: Step[] = [];
  const ordered = inOrder(calls, byCallStart);
  let first = 0;
  let acted = false;
  ordered.forEach((call, place) => {
    if (call.kind === 'llm' && acted && call.superseded !== true) {
      steps.push(stepOf(ordered.slice(first, place)));
      first = place;
      acted = false;
    }
    acted ||= call.kind === 'tool' || call.outcome !== 'error';
  });
  if (first < ordered.length) {
    steps.push(stepOf(ordered.slice(first)));
  }
  return steps;
}

function stepOf(calls: Call[]): Step {
  const step: Step = { number: 0, start: UNWRITTEN, end: UNWRITTEN, calls };
  step.start = calls[0]?.start ?? NaN;
  step.end = calls.reduce((latest, { end }) => (end > latest || Number.isNaN(end) ? end : latest), -Infinity);
  return step;
}

/** Puts steps, and the calls of each, into order and numbers them. */
export function orderSteps(run: Run): void {
  run.steps = inOrder(run.steps, byStart);
  run.steps.forEach((step, index) => {
    step.number = index + 1;
    step.calls = inOrder(step.calls, byCallStart);
  });
}
