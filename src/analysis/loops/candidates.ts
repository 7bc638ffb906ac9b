import type { Run, Session } from '../../model/session';
import { runsWithin } from '../placed-calls';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../thresholds';

/**
 * Whether a session may hold a loop, by the names of its tools alone: what a search tells without arguments and results.
 * A session without any run of this kind has no loop; most of those with one have none either.
 */
export function mayLoop({ runs }: Pick<Session, 'runs'>, thresholds: Thresholds = DEFAULT_THRESHOLDS): boolean {
  for (const run of runsWithin(runs)) {
    if (mayRunLoop(run, thresholds)) {
      return true;
    }
  }
  return false;
}

function mayRunLoop({ steps }: Run, { loopRepeats, oscillationCycles, stallCalls }: Thresholds): boolean {
  const counts = new Map<string, number>();
  let calls = 0;
  for (const call of steps.flatMap((step) => step.calls)) {
    if (call.kind === 'tool') {
      calls += 1;
      counts.set(call.name, (counts.get(call.name) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  return most >= Math.min(loopRepeats, oscillationCycles) || calls >= stallCalls;
}
