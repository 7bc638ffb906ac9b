import { DAY } from '../../../src/model/durations';
import { scaled, type Clock } from '../windows';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Days that must be known before a baseline says anything. */
export const KNOWN_DAYS = 3;

/**
 * The mean of a recorded hour at the same time of the last seven days; nothing where fewer than three of them are known.
 *
 * @param recorded a metric that a rule records
 */
export function sameHour(recorded: string, clock: Clock): string {
  const days = DAYS.map(
    (day) => `label_replace(${recorded} offset ${scaled(day * DAY, clock)}, "day", "${day}", "", "")`
  );
  const known = days.join('\n  or ');
  return `(\n  avg without (day) (\n  ${known}\n  )\n  and count without (day) (\n  ${known}\n  ) >= ${KNOWN_DAYS}\n)`;
}
