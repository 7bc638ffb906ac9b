import type { Run, RunStatus, Session, SessionState } from '../../model/session';
import type { Loop } from '../loops/loops';
import { type Cause, causeOf } from './cause';

/** How a session came out (design, section 4). `idle`: its last run succeeded, and somebody may ask again. */
export type SessionOutcome =
  | 'completed'
  | 'errored'
  | 'timed_out'
  | 'over_budget'
  | 'over_iterations'
  | 'cancelled'
  | 'abandoned'
  | 'running'
  | 'unknown';

export interface SessionVerdict {
  outcome: SessionOutcome;
  /** What it was judged by, in words of the telemetry; undefined where silence is all there is. */
  evidence?: string;
  /** The run that decides: the last one that a person or program asked for. */
  run?: Run;
  /** What made it go wrong; undefined where nothing did, or nothing tells. */
  cause?: Cause;
  /** Earlier runs that went wrong, though the session went on. */
  failedBefore: readonly Run[];
}

const OUTCOMES: Readonly<Record<RunStatus, SessionOutcome>> = {
  success: 'completed',
  failure: 'errored',
  timeout: 'timed_out',
  budget: 'over_budget',
  max_iterations: 'over_iterations',
  cancelled: 'cancelled',
  abandoned: 'abandoned',
  running: 'running',
  unknown: 'unknown',
};

/** How runs end that did what they were asked for, or can't be said to have failed. */
const NOT_WRONG: ReadonlySet<RunStatus> = new Set(['success', 'running', 'unknown']);

/**
 * How a session came out and why: by its last run. An open run of a session that has fallen silent was abandoned.
 *
 * @param state of the session at the time of looking
 * @param loops of the session (`loopsOf`)
 */
export function verdictOf(session: Pick<Session, 'runs'>, state: SessionState, loops: readonly Loop[]): SessionVerdict {
  const run = lastStarted(session.runs);
  const failedBefore = session.runs.filter((other) => other !== run && !NOT_WRONG.has(other.status));
  if (run === undefined) {
    return { outcome: 'unknown', failedBefore };
  }
  const outcome = outcomeOf(run, state);
  const isFine = outcome === 'completed' || outcome === 'running';
  return { outcome, evidence: run.evidence, run, cause: isFine ? undefined : causeOf(run, loops), failedBefore };
}

/** How a session came out whose deciding run is this one. @param state of the session at the time of looking */
export function outcomeOf(run: Pick<Run, 'status' | 'incomplete'>, state: SessionState): SessionOutcome {
  if (state === 'running' && (run.status === 'running' || (run.incomplete && run.status === 'unknown'))) {
    return 'running';
  }
  return run.status === 'running' ? 'abandoned' : OUTCOMES[run.status];
}

/** The run that decides how a session came out: the one that began last. */
export function lastStarted(runs: readonly Run[]): Run | undefined {
  return runs.reduce<Run | undefined>(
    (last, run) => (last !== undefined && last.start > run.start ? last : run),
    undefined
  );
}
