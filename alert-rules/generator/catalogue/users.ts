import { USER_KEYS } from '../../../collector/tables/contents';
import { CODING_AGENT } from '../../../src/dialects/keys';
import { DAY, MINUTE } from '../../../src/model/durations';
import { firstOf, hasMetadata, labelFormat, labelOf } from '../../../src/queries/logql';
import { scaled } from '../windows';
import { type Chapter } from './chapter';

const COST = labelOf(CODING_AGENT.cost);
/** Some attributes have the same name in Loki. */
const NAMING_USERS = USER_KEYS.filter(
  (key, index) => USER_KEYS.findIndex((other) => labelOf(other) === labelOf(key)) === index
);
/** US dollars that one person's agents may cost within a day. */
const DAY_BUDGET = 10;

/** Alerts that name users, by the pseudonym that the collector puts in place of each; for Loki's ruler as those of sessions. */
export const USERS: Chapter = {
  name: 'users',
  comment: 'Alerts that name users, for Loki’s ruler.',
  // A day of records is much to read, and changes slowly.
  interval: 15 * MINUTE,
  alerts: [
    {
      name: 'UserDayBudget',
      asked: ['003'],
      expr: (clock) =>
        `sum by (user) (\n  sum_over_time({service_name=~".+"} | ${COST}!="" | ${hasMetadata(NAMING_USERS)} | ${labelFormat({ user: firstOf(NAMING_USERS) })} | unwrap ${COST} | __error__="" [${scaled(DAY, clock)}])\n) > ${DAY_BUDGET}`,
      severity: 'warning',
      labels: { slo: 'users' },
      by: ['user'],
      summary: ['The agents of one user have cost ', { value: 'usd' }, ' US dollars in 1d'],
      description: [
        'The user ',
        { label: 'user' },
        `, over ${DAY_BUDGET} US dollars a day, as their agents report it.`,
      ],
      runbook: 'UserDayBudget',
      dashboard: 'flightrecorder-llm',
      lookback: '1d',
      facts: [['Fires', `a user whose agents cost more than ${DAY_BUDGET} US dollars within 1d, as they report it`]],
    },
  ],
};
