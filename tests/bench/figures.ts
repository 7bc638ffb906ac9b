/** One line of a table: what was measured, the figure as text, and what it is compared with. */
export interface Figure {
  what: string;
  value: string;
  /** How it compares: with a target, with another figure. */
  ratio?: string;
}

/** The smallest, the middle and the largest of some measurements. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    min: sorted[0] ?? Number.NaN,
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  };
}

/** `61 ms (55 to 80)`. */
export function milliseconds({ min, median, max }: Spread): string {
  return `${Math.round(median)} ms (${Math.round(min)} to ${Math.round(max)})`;
}

/** `1.4 MB`, `23.2 kB`, `310 B`: powers of 1,000. */
export function bytes(count: number): string {
  if (count < 1000) {
    return `${count} B`;
  }
  return count < 1_000_000 ? `${(count / 1000).toFixed(1)} kB` : `${(count / 1_000_000).toFixed(2)} MB`;
}

/** `0.31 of the target of 200 ms`. */
export function ofTarget(value: number, target: number, unit: string): string {
  return `${(value / target).toFixed(2)} of the target of ${target} ${unit}`;
}

/** A titled table with aligned columns. */
export function table(title: string, figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ what }) => what.length));
  const valueWidth = Math.max(...figures.map(({ value }) => value.length));
  const lines = figures.map(({ what, value, ratio = '' }) =>
    `  ${what.padEnd(width)}  ${value.padStart(valueWidth)}  ${ratio}`.trimEnd()
  );
  return ['', title, ...lines].join('\n');
}
