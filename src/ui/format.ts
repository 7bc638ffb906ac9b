import { dateTimeFormat, formattedValueToString, getValueFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

/** Stands wherever a value is not known: never 0, never empty. */
export const UNKNOWN = '–';

const MINUTE = 60_000;

/** Pairs of units for spans of time from a minute up, the largest first; the second unit has two digits. */
const LONG_UNITS = [
  { from: 24 * 60 * MINUTE, big: 'd', small: 'h', smallSize: 60 * MINUTE },
  { from: 60 * MINUTE, big: 'h', small: 'm', smallSize: MINUTE },
  { from: MINUTE, big: 'm', small: 's', smallSize: 1000 },
] as const;

const milliseconds = getValueFormat('ms');
const grouped = getValueFormat('locale');
const short = getValueFormat('short');

/** Date and time of day, in the viewer's time zone and Grafana's own format. */
export function formatDateTime(time: number, timeZone: TimeZone): string {
  return Number.isFinite(time) ? dateTimeFormat(time, { timeZone }) : UNKNOWN;
}

/** Day and time without the year, for rows that say the whole date when they are pointed at. */
export function formatDayAndTime(time: number, timeZone: TimeZone): string {
  return Number.isFinite(time) ? dateTimeFormat(time, { timeZone, format: 'MM-DD HH:mm:ss' }) : UNKNOWN;
}

/** Time of day to the millisecond, for rows whose date is clear from their surroundings. */
export function formatTimeOfDay(time: number, timeZone: TimeZone): string {
  return Number.isFinite(time) ? dateTimeFormat(time, { timeZone, format: 'HH:mm:ss.SSS' }) : UNKNOWN;
}

/** A span of time: `812 ms`, `2.10 s`, `7m 31s`, `2h 05m`. @param duration milliseconds; unknown or NaN give a dash */
export function formatDuration(duration: number | undefined): string {
  // Less than nothing is no duration: the times that it is made of cannot both be right.
  if (duration === undefined || !Number.isFinite(duration) || duration < 0) {
    return UNKNOWN;
  }
  const unit = LONG_UNITS.find(({ from }) => duration >= from);
  if (unit === undefined) {
    return formattedValueToString(milliseconds(duration));
  }
  const rest = Math.floor((duration % unit.from) / unit.smallSize);
  return `${Math.floor(duration / unit.from)}${unit.big} ${String(rest).padStart(2, '0')}${unit.small}`;
}

/** A whole number with thousands apart. */
export function formatCount(count: number | undefined): string {
  return count === undefined ? UNKNOWN : formattedValueToString(grouped(count));
}

/** A number in a few characters: `981`, `412 K`. */
export function formatShort(count: number | undefined): string {
  if (count === undefined) {
    return UNKNOWN;
  }
  return formattedValueToString(short(count, count < 1000 ? 0 : undefined));
}

/** Smallest sum that is written out. */
const LEAST_USD = 0.0001;

/** US dollars, to the cent; below a cent to two figures. */
export function formatUsd(usd: number | undefined | null): string {
  if (usd === undefined || usd === null) {
    return UNKNOWN;
  }
  if (usd > 0 && usd < LEAST_USD) {
    return `< $${LEAST_USD}`;
  }
  return usd === 0 || usd >= 0.01 ? `$${usd.toFixed(2)}` : `$${usd.toPrecision(2)}`;
}

/** A part of a whole in whole per cent, never 0 for a little. @param part 0 to 1 */
export function formatPercent(part: number | undefined): string {
  if (part === undefined || !Number.isFinite(part)) {
    return UNKNOWN;
  }
  return part > 0 && part < 0.005 ? '< 1 %' : `${Math.round(100 * part)} %`;
}
