import type { Run, Session, SessionState } from './session';

/** Silence after which an open run is no longer taken to be at work: longer than most single calls of a model or tool. */
export const RUNNING_FOR = 2 * 60_000;
/** Silence after which nobody is expected to come back to the session. */
export const IDLE_FOR = 15 * 60_000;
/** Records of an end and of what it ended come this close together, in either order. */
export const EXPORT_LAG = 1000;

/**
 * A session whose agent said that it ended has ended, unless a later record shows that it went on. Where none says so,
 * activity decides: with an open run and a recent record it is running, with a recent record idle (an answer was given,
 * a human may ask again), else it has ended.
 *
 * @param now milliseconds since 1970; records from the future count as just now
 */
export function sessionState(session: Pick<Session, 'lastActivity' | 'runs' | 'endedAt'>, now: number): SessionState {
  if (session.endedAt !== undefined && session.endedAt + EXPORT_LAG >= session.lastActivity) {
    return 'ended';
  }
  const silence = Math.max(0, now - session.lastActivity);
  if (silence < RUNNING_FOR && session.runs.some(isOpen)) {
    return 'running';
  }
  return silence < IDLE_FOR ? 'idle' : 'ended';
}

/** A run whose own span has not been seen is still going on, or lost: spans are exported when they end. */
function isOpen(run: Run): boolean {
  return run.incomplete || run.status === 'running';
}
