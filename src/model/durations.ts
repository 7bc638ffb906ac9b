/** Durations as Prometheus writes them. In seconds. */

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

export const MINUTE = UNITS.m;
export const HOUR = UNITS.h;
export const DAY = UNITS.d;

/** @returns seconds; undefined where the text is not a whole number with one unit, such as `5m` */
export function parseDuration(text: string): number | undefined {
  const [, number, unit] = /^(\d+)([smhdw])$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * UNITS[unit as keyof typeof UNITS];
}

/** In the largest unit that keeps it whole, such as `90m`; weeks are written as days. @param seconds a whole number */
export function writeDuration(seconds: number): string {
  const [unit, size] = (Object.entries(UNITS) as Array<[string, number]>)
    .filter(([name, size]) => name !== 'w' && seconds % size === 0)
    .at(-1) ?? ['s', 1];
  return `${seconds / size}${unit}`;
}
