import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Alert } from '../generator/alert';
import { burnPairs, thresholdOf } from '../../src/analysis/slo/burn';
import { type Pair } from '../../src/analysis/slo/pair';
import { type Slo } from '../generator/definitions';
import { sloFiles } from '../generator/generate';
import { burnAlerts } from '../generator/slo/burn-alerts';
import { HOUR, MINUTE } from '../../src/model/durations';
import { REAL_TIME } from '../generator/windows';
import { alone, labelsOfTier, shipped } from '../testing/definitions';
import { expectedAlert } from '../testing/expected';
import { firstFiring, judge, type Verdict } from '../testing/oracle';
import { neededFor } from '../testing/needed';
import { runRuleTests, type RuleTest } from '../testing/promtool';
import { seriesOf, steady, then, type TestSeries, type Traffic } from '../testing/series';

/** Good calls before the first failure, in minutes. */
const GOOD = 60;
const CALLS = 20;

interface Case {
  name: string;
  series: TestSeries[];
  labels: Record<string, string>;
  /** Minutes that are looked at, besides those at which the alert starts and ends. */
  minutes: number;
}

for (const slo of shipped.slos) {
  const definitions = alone(slo);
  const alerts = burnAlerts(slo, definitions);
  describe(`${slo.displayName}: ${slo.alert}`, { concurrency: 2 }, () => {
    for (const pair of burnPairs(slo, shipped.profiles.get(slo.profile)!)) {
      it(`${pair.name} fires when it should, says what happened, and ends`, { timeout: 300_000 }, async () => {
        const alert = alerts.find(({ name }) => name === `${slo.alert}${pair.name}`)!;
        const cases = casesOf(slo, pair);
        const fired = cases.filter((each) => firstFiring(verdictsOf(slo, pair, each)) !== undefined);
        // The oracle must see both, or these tests would prove nothing.
        assert.ok(fired.length >= 4, `${fired.length} cases fire`);
        assert.ok(cases.length - fired.length >= 4, `${cases.length - fired.length} cases stay silent`);
        await runRuleTests(
          neededFor(alert.name, sloFiles(definitions, REAL_TIME)),
          cases.map((each) => ruleTest(slo, pair, alert, each))
        );
      });
    }
  });
}

function casesOf(slo: Slo, pair: Pair): Case[] {
  const page = labelsOfTier(slo, 'page');
  const threshold = thresholdOf(slo.target, pair);
  const waiting = pair.for / MINUTE;
  // Long enough for the short window to be clean again.
  const recovery = pair.short / MINUTE + (pair.keepFiringFor ?? 0) / MINUTE + 10;
  const outage = Math.ceil((threshold * Math.min(pair.long, 2 * HOUR)) / MINUTE) + waiting + 15;
  const of = (name: string, traffic: Traffic, labels = page): Case => ({
    name,
    labels,
    series: seriesOf(slo, labels, traffic),
    minutes: traffic.calls.length,
  });
  const broken = steady(outage, CALLS, CALLS);
  const good = steady(GOOD, CALLS, 0);
  const exact = Math.round(threshold * 1000);
  const whileWaiting = waiting + 10;
  const always = of('fails from the start', steady(whileWaiting + 60, CALLS, CALLS));
  return [
    of('all calls fail, then none', then(good, broken, steady(recovery, CALLS, 0))),
    of('a ticket’s labels', then(good, broken), labelsOfTier(slo, 'ticket')),
    of('one step above the threshold', steady(whileWaiting + 60, 1000, exact + 1)),
    of('one step below the threshold', steady(whileWaiting + 60, 1000, exact - 1)),
    always,
    { ...always, name: 'no series', series: [] },
    {
      ...always,
      name: 'no series of failures',
      series: seriesOf(slo, page, steady(whileWaiting + 60, CALLS, 0)).filter(({ metric, values }) =>
        metric === slo.total.metric ? values.at(-1)! > 0 : slo.good !== undefined
      ),
    },
    of('one failure in three calls', then(steady(GOOD, 0, 0), steady(1, 3, 1), steady(whileWaiting, 0, 0))),
    { ...always, name: 'the counters start again', series: always.series.map((each) => restarted(each, 30)) },
    bornLate(of('a new one that fails from its first call', steady(whileWaiting + 20, CALLS, CALLS)), GOOD),
  ];
}

/** Counters at zero again, as after a restart of the collector. */
function restarted({ values, ...rest }: TestSeries, minute: number): TestSeries {
  return { ...rest, values: values.map((value, at) => (at < minute ? value : value! - values[minute - 1]!)) };
}

/** Series that are not there before a minute, and whose first sample has counted something already. */
function bornLate(late: Case, minute: number): Case {
  return {
    ...late,
    minutes: late.minutes + minute,
    series: late.series.map(({ values, ...rest }) => ({
      ...rest,
      values: [...Array<undefined>(minute).fill(undefined), ...values.slice(1)],
    })),
  };
}

function verdictsOf(slo: Slo, pair: Pair, { series, minutes }: Case): Verdict[] {
  return judge(slo, pair, series, minutes);
}

/** Looks at the minutes around each start and end of the alert, and at the last one. */
function ruleTest(slo: Slo, pair: Pair, alert: Alert, each: Case): RuleTest {
  const verdicts = verdictsOf(slo, pair, each);
  const changes = verdicts.flatMap(({ firing }, minute) =>
    minute > 0 && firing !== verdicts[minute - 1]!.firing ? [minute - 1, minute] : []
  );
  const tier = each.labels === undefined ? '' : tierOf(slo, each.labels);
  return {
    name: `${alert.name}: ${each.name}`,
    series: each.series,
    expected: [...new Set([...changes, each.minutes])].map((minute) => {
      const { firing, ratio, calls, budgetTime } = verdicts[minute]!;
      const known = { labels: { ...each.labels, tier }, value: ratio, answers: { calls, budgetTime } };
      return { minute, alert: alert.name, firing: firing ? [expectedAlert(alert, known)] : [] };
    }),
  };
}

function tierOf(slo: Slo, labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(labels) === JSON.stringify(labelsOfTier(slo, 'page')) ? 'page' : 'ticket';
}
