import { addedUp, countName, originOf, STEP, type Side } from '../../../src/queries/slo-series';
import { type Slo } from '../definitions';
import { grownBy } from '../promql/counts';
import { labelList, withMatchers, writeSelector } from '../promql/write';
import { scaled, type Clock } from '../windows';

/**
 * Calls or failures of an SLO in a window, as an expression.
 *
 * @param window seconds
 * @param matchers more of them, as PromQL writes them, each with a comma before it
 */
export type CountOf = (side: Side, window: number, matchers?: string) => string;

/** From what is recorded. */
export function countsFor(slo: Slo, clock: Clock): CountOf {
  return (side, window, matchers) => {
    const step = recordedCount(slo, side, STEP, matchers);
    switch (originOf(window)) {
      case 'recorded':
        return recordedCount(slo, side, window, matchers);
      case 'added':
        return addedUp(step, scaled(window, clock), scaled(STEP, clock));
      case 'stacked':
        return stacked(slo, step, window, clock);
    }
  };
}

/** Steps one before the other, the last of them now. The label keeps them apart until they are summed. */
function stacked({ by }: Slo, step: string, window: number, clock: Clock): string {
  const before = Array.from({ length: window / STEP - 1 }, (_, index) => {
    const ago = scaled((index + 1) * STEP, clock);
    return ` or label_replace(${step} offset ${ago}, "ago", "${ago}", "", "")`;
  });
  return `sum by ${labelList(by)} (${step}${before.join('')})`;
}

/** By the name that it has if it is recorded. */
export function recordedCount({ name }: Slo, side: Side, window: number, matchers = ''): string {
  return withMatchers(writeSelector(countName(side, window), [{ label: 'slo', operator: '=', value: name }]), matchers);
}

/** All calls, from the agents' own series. @param window as PromQL writes it */
export function totalOf({ total, excluded, by }: Slo, window: string): string {
  const all = grownBy(total, window, by);
  if (excluded === undefined) {
    return all;
  }
  // Never below the failures: both counters are read at one instant, but made by two processors.
  return `clamp_min(\n${all}\n- (\n${grownBy(excluded, window, by)}\nor 0 * ${all}\n), 0)`;
}

/**
 * Failed calls, from the agents' own series. Zero where there are calls and no failures: labels stay, which `or vector(0)`
 * would lose.
 *
 * @param window as PromQL writes it
 * @param total all calls of the window, by the labels of the SLO alone
 */
export function badOf({ bad, good, by }: Slo, window: string, total: string): string {
  if (bad !== undefined) {
    return `${grownBy(bad, window, by)}\nor 0 * ${total}`;
  }
  return `clamp_min(${total}\n- (\n${grownBy(good!, window, by)}\nor 0 * ${total}\n), 0)`;
}
