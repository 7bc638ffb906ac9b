import { goString } from '../../../src/queries/go-string';
import { type Counter, type Matcher } from '../definitions';

/** A selector with its values escaped. */
export function writeSelector(metric: string, matchers: readonly Matcher[] = []): string {
  const inside = matchers.map(({ label, operator, value }) => `${label}${operator}${goString(value)}`);
  return inside.length === 0 ? metric : `${metric}{${inside.join(', ')}}`;
}

/** A selector that has matchers, with more of them. @param matchers as PromQL writes them, each with a comma before it */
export function withMatchers(selector: string, matchers: string): string {
  return selector.replace(/\}$/, () => `${matchers}}`);
}

export function writeCounter({ metric, matchers }: Counter): string {
  return writeSelector(metric, matchers);
}

/** `by (a, b)`, or nothing to group by. */
export function labelList(labels: readonly string[]): string {
  return `(${labels.join(', ')})`;
}
