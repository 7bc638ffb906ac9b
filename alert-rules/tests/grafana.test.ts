import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';

import { burnPairs } from '../../src/analysis/slo/burn';
import { MINUTE } from '../../src/model/durations';
import { metricOf } from '../contract/metrics';
import { isWaiting } from '../generator/check-rules';
import { allFiles, everyAlert } from '../generator/generate';
import { grafanaOutput } from '../generator/grafana/provisioning-file';
import { grafanaVariant } from '../generator/grafana/variant';
import { readExpression } from '../generator/promql/selectors';
import { burnAlerts } from '../generator/slo/burn-alerts';
import { REAL_TIME } from '../generator/windows';
import { alone, labelsOfTier, shipped, sloNamed, TEST_TIERS } from '../testing/definitions';
import { firstFiring, judge } from '../testing/oracle';
import { runRuleTests } from '../testing/promtool';
import { seriesOf, steady, then } from '../testing/series';

const variant = grafanaVariant(shipped);
const rules = variant.groups.flatMap((group) => group.rules);

describe('the rules for Grafana', () => {
  it('are all alerts that are loaded, but for those of cost and tokens, which need what was recorded before', () => {
    const files = allFiles(shipped, REAL_TIME);
    const loaded = new Set(files.filter((file) => !isWaiting(file)).map(({ name }) => name));
    const names = everyAlert(shipped)
      .filter(({ file }) => loaded.has(file) || file === 'sessions')
      .map(({ alert }) => alert.name);
    const leftOut = variant.leftOut.map(({ name }) => name);
    assert.deepEqual([...rules.map(({ title }) => title), ...leftOut].sort(), [...new Set(names)].sort());
    assert.deepEqual(leftOut.sort(), [
      'CostAnomalyHour',
      'CostAnomalySevere',
      'DailyBudgetNearlySpent',
      'DailyBudgetSpent',
      'MonthlyBudgetForecast',
      'TokensPerTurnSpike',
    ]);
  });

  it('read no recording', () => {
    for (const { title, queries } of rules.filter(({ source }) => source === 'flightrecorder-prometheus')) {
      for (const { expr } of queries) {
        const { selectors, errorAt } = readExpression(expr);
        assert.equal(errorAt, undefined, `${title} is no PromQL`);
        // A selector without a name reads all series of the agents.
        const unknown = selectors.filter(
          ({ metric }) => metric !== '' && (metricOf(metric) === undefined || metric.includes(':'))
        );
        assert.deepEqual(unknown, [], title);
      }
    }
  });

  it('have names that Grafana takes, each once, and no template that it lacks', () => {
    assert.equal(new Set(rules.map(({ uid }) => uid)).size, rules.length);
    for (const { uid, annotations } of rules) {
      assert.match(uid, /^[\w-]{1,40}$/);
      assert.doesNotMatch(Object.values(annotations).join(' '), /\| query|\$value\b|undefined/);
    }
  });

  it('are all in the file', () => {
    const { text } = grafanaOutput(variant);
    const { groups } = parse(text) as { groups: Array<{ interval: string; rules: unknown[] }> };
    assert.equal(groups.flatMap((group) => group.rules).length, rules.length);
  });
});

describe('what Grafana evaluates fires as what Prometheus evaluates', () => {
  for (const name of ['llm-errors', 'tool-errors', 'llm-latency-p90']) {
    const slo = sloNamed(name);
    const definitions = { ...alone(slo), tiers: TEST_TIERS };
    const own = grafanaVariant(definitions).groups.flatMap((group) => group.rules);
    for (const pair of burnPairs(slo, shipped.profiles.get(slo.profile)!).filter(({ long }) => long <= 60 * MINUTE)) {
      const alert = burnAlerts(slo, definitions).find(({ labels }) => labels?.pair === pair.name)!;
      it(alert.name, { timeout: 120_000 }, async () => {
        const rule = own.find(({ title }) => title === alert.name)!;
        const labels = labelsOfTier(slo, 'page');
        const series = seriesOf(slo, labels, then(steady(70, 20, 0), steady(50, 20, 19), steady(30, 20, 0)));
        const verdicts = judge(slo, pair, series, 150, { atOnce: true });
        const first = firstFiring(verdicts);
        assert.ok(first !== undefined);
        const file = {
          name: 'grafana',
          comment: '',
          groups: [
            {
              name: 'g',
              interval: MINUTE,
              rules: [
                {
                  alert: alert.name,
                  expr: rule.queries[0]!.expr,
                  for: rule.for,
                  keepFiringFor: rule.keepFiringFor,
                  labels: {},
                  annotations: {},
                },
              ],
            },
          ],
        };
        const expected = verdicts.map(({ firing }, minute) => ({
          minute,
          alert: alert.name,
          firing: firing ? [{ labels: { ...labels, tier: 'page' }, annotations: {} }] : [],
        }));
        await runRuleTests([file], [{ name: alert.name, series, expected }]);
      });
    }
  }
});
