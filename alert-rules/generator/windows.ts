/** Times in the rules, in seconds. `scale` shortens all of them at once: 1/60 makes an hour's rule fire in a minute. */
export interface Clock {
  /** 1, or less to shorten. */
  scale: number;
}

export const REAL_TIME: Clock = { scale: 1 };

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

export const MINUTE = UNITS.m;
export const HOUR = UNITS.h;
export const DAY = UNITS.d;

/** @returns seconds; undefined where the text is not a whole number with one unit, such as `5m` */
export function parseDuration(text: string): number | undefined {
  const [, number, unit] = /^(\d+)([smhdw])$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * UNITS[unit as keyof typeof UNITS];
}

/** As PromQL and rule files write it, in the largest unit that keeps it whole. @param seconds a whole number */
export function writeDuration(seconds: number): string {
  const [unit, size] = (Object.entries(UNITS) as Array<[string, number]>)
    .filter(([name, size]) => name !== 'w' && seconds % size === 0)
    .at(-1) ?? ['s', 1];
  return `${seconds / size}${unit}`;
}

/** A time of the rules as they are written. @param seconds in real time */
export function scaled(seconds: number, { scale }: Clock): string {
  return writeDuration(Math.max(1, Math.round(seconds * scale)));
}
