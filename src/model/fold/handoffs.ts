import type { Call, Run } from '../session';
import { addRun } from './calls';

/** An agent that takes over begins at once (milliseconds): it runs in the same process. */
const LONGEST_PAUSE = 1000;

/**
 * Puts agents that took over a request under the one that was asked first. A run is one request to one final answer: an
 * agent that ended with a call of a tool, without an error and without hearing of the result, gave none, and another
 * agent that began right after it in the same trace goes on with the request. How that one ended is how the run ended.
 *
 * @param runs of agents' spans, by start; changed in place
 */
export function joinHandoffs(runs: Run[]): void {
  let first: Run | undefined;
  let giver: Run | undefined;
  const left = runs.filter((run) => {
    if (first === undefined || giver === undefined || !takesOver(run, giver)) {
      first = giver = run;
      return true;
    }
    // Side by side, however often agents hand over: they may do so forth and back.
    const by = giver === first ? lastCallOf(first) : undefined;
    addRun(by?.kind === 'tool' ? by : first, run);
    giver = run;
    const { status, evidence, error, end } = run;
    Object.assign(first, { status, evidence, error, end });
    return false;
  });
  if (left.length < runs.length) {
    left.forEach((run, place) => (runs[place] = run));
    runs.length = left.length;
  }
}

function takesOver(run: Run, giver: Run): boolean {
  const pause = run.start - giver.end;
  const isNext = pause >= 0 && pause <= LONGEST_PAUSE && run.origin.traceId === giver.origin.traceId;
  const isOther = run.agent !== undefined && giver.agent !== undefined && run.agent !== giver.agent;
  return isNext && isOther && handsOver(giver);
}

/** Its last word was that a tool be called. */
function handsOver(run: Run): boolean {
  const last = lastCallOf(run);
  return (
    run.error === undefined &&
    last !== undefined &&
    (last.kind === 'tool' ? last.outcome !== 'error' : last.finish === 'tool_calls')
  );
}

function lastCallOf({ steps }: Run): Call | undefined {
  return steps.at(-1)?.calls.at(-1);
}
