import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';

import { HOUR } from '../../model/durations';
import { formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { type ObjectiveRow } from './summary';

/** What is known of an objective's age, at the time of asking. Seconds since 1970. */
export interface Age {
  /** When its rules first recorded, as far as a budget's time goes back; undefined: not in that time. */
  since: number | undefined;
  now: number;
}

/** Why an objective has no budget to show; undefined where it has one. */
export function missingBudget({ objective, month, members }: ObjectiveRow, age: Age): Reason | undefined {
  if (!objective.evaluated) {
    return 'waiting';
  }
  if (month !== undefined && month.total > 0) {
    return undefined;
  }
  // The month is added up from the counts at each full hour.
  const young = age.since === undefined || Math.floor(age.now / HOUR) === Math.floor(age.since / HOUR);
  if (month === undefined && young) {
    return 'young';
  }
  return month === undefined && members.length > 0 ? 'young' : 'no_calls';
}

export type Reason = 'waiting' | 'young' | 'no_calls';

export function reasonText(reason: Reason, { since }: Age, timeZone: TimeZone): string {
  const texts: Record<Reason, () => string> = {
    waiting: () =>
      t(
        'reliability.reason.waiting',
        'Its rules are not loaded: they wait, in alert-rules/generated/waiting, for metrics that nothing emits yet.'
      ),
    young: () =>
      since === undefined
        ? t('reliability.reason.new', 'Its rules have not been evaluated for five minutes yet.')
        : t(
            'reliability.reason.young',
            'Recorded since {{since}}: the budget is added up at each full hour, so the first figure comes after the next one.',
            { since: formatDateTime(1000 * since, timeZone), interpolation: AS_TEXT }
          ),
    no_calls: () => t('reliability.reason.no-calls', 'Nothing was called in the time of its budget.'),
  };
  return texts[reason]();
}
