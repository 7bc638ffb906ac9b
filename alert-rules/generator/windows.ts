import { writeDuration } from '../../src/model/durations';

/** Times in the rules, in seconds. `scale` shortens all of them at once: 1/60 makes an hour's rule fire in a minute. */
export interface Clock {
  /** 1, or less to shorten. */
  scale: number;
}

export const REAL_TIME: Clock = { scale: 1 };

/** A time of the rules as they are written. @param seconds in real time */
export function scaled(seconds: number, { scale }: Clock): string {
  return writeDuration(Math.max(1, Math.round(seconds * scale)));
}
