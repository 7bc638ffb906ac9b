import type { Run, Session, SessionState } from './session';

/** Silence after which an open run is no longer taken to be at work: longer than most single calls of a model or tool. */
export const RUNNING_FOR = 2 * 60_000;
/** Silence after which nobody is expected to come back to the session. */
export const IDLE_FOR = 15 * 60_000;

/**
 * Judges by activity alone: a session with an open run and a recent record is running, one with a recent record is idle
 * (an answer was given, a human may ask again), any other has ended.
 *
 * @param now milliseconds since 1970; records from the future count as just now
 */
export function sessionState(session: Pick<Session, 'lastActivity' | 'runs'>, now: number): SessionState {
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
