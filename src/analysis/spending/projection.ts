import { DEFAULT_THRESHOLDS, type Thresholds } from '../thresholds';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Days of a month, as the budgets of the alert rules count them. */
const MONTH_DAYS = 30;

/** What is known of the spending that a projection goes on. */
export interface Seen {
  /** US dollars; null where nothing has a price. */
  usd: number | null;
  calls: number;
  /** Milliseconds since 1970: all calls between these times are known. */
  from: number;
  to: number;
}

/** What a day and a month cost at the same rate. */
export interface Projection {
  /** US dollars; undefined where too little is known. */
  day?: number;
  month?: number;
  /** Milliseconds that the rate was taken of. */
  over: number;
  /** Why there is none at all. */
  lacking?: 'prices' | 'calls' | 'time';
}

/** Goes on at the rate of what was seen, quiet hours included; nothing where too little was seen (`Thresholds`). */
export function project(
  { usd, calls, from, to }: Seen,
  { projectionCalls, projectionTimes }: Thresholds = DEFAULT_THRESHOLDS
): Projection {
  const over = Math.max(0, to - from);
  if (usd === null) {
    return { over, lacking: 'prices' };
  }
  if (calls < projectionCalls) {
    return { over, lacking: 'calls' };
  }
  const at = (length: number) => (over > 0 && length / over <= projectionTimes ? (usd * length) / over : undefined);
  const day = at(DAY);
  return day === undefined ? { over, lacking: 'time' } : { over, day, month: at(MONTH_DAYS * DAY) };
}
