import { type LoadedSessions } from './loadSessions';

/** Nothing was found, and a source that was asked did not answer: whether there is anything is not known. */
export function isUnanswered(loaded: LoadedSessions | undefined): boolean {
  return (
    loaded !== undefined &&
    loaded.failures.length > 0 &&
    loaded.sessions.length === 0 &&
    loaded.logs.sessions.length === 0
  );
}
