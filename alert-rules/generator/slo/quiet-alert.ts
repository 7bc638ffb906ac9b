import { type Alert } from '../alert';
import { burnPairs } from '../../../src/analysis/slo/burn';
import { type Definitions, type Slo } from '../definitions';
import { words } from '../text';
import { DAY, HOUR, MINUTE } from '../../../src/model/durations';
import { callsIn, tiering, type Counting } from './burn-alerts';
import { labelList } from '../promql/write';
import { countsFor, type CountOf } from './counts';

/** Failures in a day that are a pattern, however few calls there were. */
const FAILURES = 5;
const SHARE = 0.5;

/** The ticket for what the guards of the burn alerts hide: most calls fail, but there are too few of them to page. */
export function quietAlert(slo: Slo, { tiers, profiles }: Definitions, counting: Counting = countsFor): Alert[] {
  if (slo.quietAlert === undefined) {
    return [];
  }
  const tier = tiering(slo, tiers);
  const guard = Math.max(...burnPairs(slo, profiles.get(slo.profile)!).map((pair) => pair.atLeast.requests));
  const condition = (of: CountOf) =>
    [
      `(${of('bad', DAY)} >= ${FAILURES}) / (${of('total', DAY)} < ${guard}) > ${SHARE}`,
      `and on ${labelList(slo.by)} ${of('bad', 6 * HOUR)} >= 1`,
    ].join('\n  ');
  return [
    {
      name: slo.quietAlert,
      asked: 'what the guards against low traffic hide',
      expr: (clock) => tier.withTier(condition(counting(slo, clock))),
      for: 10 * MINUTE,
      severity: 'warning',
      labels: { slo: slo.name, pair: 'Quiet', ...tier.fixed },
      by: tier.by,
      summary: [
        { value: 'percent' },
        ' of only ',
        { ask: callsIn(slo, DAY, counting), as: 'count' },
        ' ',
        ...words(slo.subject),
        ` ${slo.failure} in 1d`,
      ],
      description: [
        `${slo.displayName}: too few calls for the burn alerts to judge (fewer than ${guard} in a day), but most of them fail.`,
      ],
      runbook: slo.quietAlert,
      dashboard: 'flightrecorder-slo',
      lookback: '1d',
      facts: [
        [
          'Fires',
          `${FAILURES} failures in 1d, more than half of fewer than ${guard} calls, one of them in the last 6h`,
        ],
        ['Smallest traffic', `${FAILURES} calls in 1d`],
      ],
    },
  ];
}
