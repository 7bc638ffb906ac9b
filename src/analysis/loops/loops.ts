import type { Run, Session, ToolCall } from '../../model/session';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../thresholds';
import { cycles } from './cycles';
import { isNoLoop, type NotALoop } from './not-a-loop';
import type { Found, LoopKind, Search } from './search';
import { repeatsApart } from './repeats';
import { signed, type Signed } from './signatures';
import { stalls } from './stalls';
import { append } from '../../model/append';

export interface Loop {
  kind: LoopKind;
  /** Names of the tools, in the order of their first call. */
  tools: string[];
  /** How often the call, or the cycle of calls, was made. */
  repeats: number;
  consecutive: boolean;
  /** Arguments or results that would prove it are missing: shown, never alerted. */
  suspected: boolean;
  run: Run;
  calls: ToolCall[];
}

/** In the design's order: each call belongs to at most one loop, the first that claims it. */
const SEARCHES: readonly Search[] = [
  (calls, claimed, thresholds) => repeatsApart('identical_failing', calls, claimed, thresholds.loopRepeats),
  (calls, claimed, thresholds) =>
    cycles(calls, claimed, { from: 2, to: thresholds.oscillationLongest, repeats: thresholds.oscillationCycles }),
  (calls, claimed, thresholds) => cycles(calls, claimed, { from: 1, to: 1, repeats: thresholds.loopRepeats }),
  (calls, claimed, thresholds) => repeatsApart('identical', calls, claimed, thresholds.loopRepeats),
  (calls, claimed, thresholds) => stalls(calls, claimed, thresholds.stallCalls),
];

/** What an operator says of loops. */
export interface LoopRules {
  thresholds?: Thresholds;
  /** Loops of these calls alone are none. */
  notLoops?: readonly NotALoop[];
}

/** All loops of a session, sub-agents' included, by the time of their first call. */
export function loopsOf(session: Session, { thresholds = DEFAULT_THRESHOLDS, notLoops = [] }: LoopRules = {}): Loop[] {
  const loops: Loop[] = [];
  const visit = (run: Run): void => {
    const calls = run.steps.flatMap((step) => step.calls).filter((call) => call.kind === 'tool');
    append(loops, loopsOfRun(run, calls, thresholds));
    calls.forEach((call) => call.runs.forEach(visit));
    run.runs.forEach(visit);
  };
  session.runs.forEach(visit);
  return loops
    .filter((loop) => !isNoLoop(loop, notLoops))
    .sort((a, b) => (a.calls[0]?.start ?? 0) - (b.calls[0]?.start ?? 0));
}

function loopsOfRun(run: Run, toolCalls: readonly ToolCall[], thresholds: Thresholds): Loop[] {
  const calls = toolCalls.map(signed);
  const claimed = calls.map(() => false);
  const loops: Loop[] = [];
  for (const search of SEARCHES) {
    for (const found of search(calls, claimed, thresholds)) {
      found.places.forEach((place) => (claimed[place] = true));
      loops.push(loopOf(run, calls, found));
    }
  }
  return loops;
}

function loopOf(run: Run, calls: readonly Signed[], { kind, places, repeats, suspected }: Found): Loop {
  const involved = places.flatMap((place) => calls[place]?.call ?? []);
  return {
    kind,
    tools: Array.from(new Set(involved.map((call) => call.name))),
    repeats,
    consecutive: places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1),
    suspected,
    run,
    calls: involved,
  };
}
