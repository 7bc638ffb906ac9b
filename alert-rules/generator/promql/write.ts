import { goString } from '../../../src/queries/go-string';
import { type Counter, type Matcher } from '../definitions';

/** A selector with its values escaped. */
export function writeSelector(metric: string, matchers: readonly Matcher[] = []): string {
  const inside = matchers.map(({ label, operator, value }) => `${label}${operator}${goString(value)}`);
  return inside.length === 0 ? metric : `${metric}{${inside.join(', ')}}`;
}

export function writeCounter({ metric, matchers }: Counter): string {
  return writeSelector(metric, matchers);
}

/** `by (a, b)`, or nothing to group by. */
export function labelList(labels: readonly string[]): string {
  return `(${labels.join(', ')})`;
}
