import { type SessionState } from '../../../model/session';

/** What one looks for: more of a session that may go on, or one that nothing is known of yet. */
export type Watched = SessionState | 'missing';

/** How often the sources are asked for more; in milliseconds. */
interface Rhythm {
  first: number;
  /** Waits double up to this while nothing new comes. */
  longest: number;
  /** Times that are asked in vain before it is given up. */
  times: number;
}

const RHYTHMS: Readonly<Record<Watched, Rhythm | undefined>> = {
  running: { first: 5_000, longest: 60_000, times: Infinity },
  idle: { first: 15_000, longest: 60_000, times: Infinity },
  ended: undefined,
  // Tempo's search finds a trace half a minute after it came.
  missing: { first: 5_000, longest: 20_000, times: 4 },
};

/** Part of the time, at most, that is spent on asking: an answer that takes long is asked for seldom. */
const SHARE = 1 / 5;

/**
 * Milliseconds until the sources are to be asked again; undefined where they are not.
 *
 * @param vain times in a row that asking brought nothing new
 * @param took milliseconds that the last answer took
 */
export function waitFor(watched: Watched, vain: number, took: number): number | undefined {
  const rhythm = RHYTHMS[watched];
  if (rhythm === undefined || vain >= rhythm.times) {
    return undefined;
  }
  return Math.max(Math.min(rhythm.first * 2 ** vain, rhythm.longest), took / SHARE);
}
