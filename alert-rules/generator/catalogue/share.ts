import { type Alert, type ComparedShare } from '../alert';
import { type Counter, type Matcher } from '../definitions';
import { grownBy } from '../promql/counts';
import { writeDuration } from '../../../src/model/durations';
import { scaled, type Clock } from '../windows';
import { percent } from '../slo/burn-alerts';

/** An alert on the share that some events have of all of them in a window. */
export interface ShareAlert extends Omit<Alert, 'expr' | 'facts' | 'share'>, ComparedShare {
  /** More conditions, joined by `and`. */
  and?: (clock: Clock) => string;
}

/** A part that has no series counts as none of them: the rule then has nothing to divide. */
export function shareAlert(alert: ShareAlert): Alert {
  const { part, allBut, whole, window, above, atLeast, and, ...rest } = alert;
  return {
    ...rest,
    share: { part, allBut, whole, above, atLeast, window },
    expr: (clock) => {
      const share = shareOf({ part, allBut, whole, by: alert.by, atLeast }, window, clock);
      return [`${share} > ${above}`, ...(and ? [`and (\n${and(clock)}\n)`] : [])].join('\n');
    },
    facts: [
      ['Fires', `more than ${percent(above)} in ${writeDuration(window)}`],
      ['Smallest traffic', `${atLeast} in ${writeDuration(window)}`],
    ],
  };
}

/** The share itself; nothing where there is too little of the whole. */
export function shareOf(
  { part, allBut, whole, by, atLeast }: Pick<ShareAlert, 'part' | 'allBut' | 'whole' | 'by' | 'atLeast'>,
  window: number,
  clock: Clock
): string {
  const grown = (counter: Counter) => grownBy(counter, scaled(window, clock), by);
  const some = allBut === undefined ? grown(part!) : `1 - ${grown(allBut)}`;
  return `${some}\n/ (\n${grown(whole)}\n>= ${atLeast})`;
}

export function counter(metric: string, ...matchers: readonly Matcher[]): Counter {
  return { metric, matchers };
}

export function is(label: string, value: string): Matcher {
  return { label, operator: '=', value };
}

export function oneOf(label: string, ...values: readonly string[]): Matcher {
  return { label, operator: '=~', value: values.join('|') };
}
