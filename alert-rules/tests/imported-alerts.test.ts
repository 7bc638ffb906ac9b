import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { burnPairs } from '../../src/analysis/slo/burn';
import { MINUTE } from '../../src/model/durations';
import { sloFiles } from '../generator/generate';
import { type TextFile } from '../generator/read/yaml-file';
import { burnAlerts } from '../generator/slo/burn-alerts';
import { REAL_TIME } from '../generator/windows';
import { growing } from '../testing/counters';
import { expectedAlert } from '../testing/expected';
import { neededFor } from '../testing/needed';
import { importedFile, readImported, SHOP, SHOP_APART } from '../testing/openslo';
import { firstFiring, judge } from '../testing/oracle';
import { runRuleTests, type RuleTest } from '../testing/promtool';
import { steady, then, type TestSeries, type Traffic } from '../testing/series';

describe('alerts of an objective of another tool', { concurrency: 2 }, () => {
  const cases: Array<[file: TextFile, labels: Record<string, string>]> = [
    [importedFile(SHOP), { zone: 'north' }],
    [importedFile(SHOP_APART), {}],
  ];
  for (const [file, labels] of cases) {
    it(`fire and end as they should, by ${Object.keys(labels).join() || 'nothing'}`, { timeout: 300_000 }, async () => {
      const { definitions } = readImported(file);
      const slo = definitions.slos.find(({ imported }) => imported)!;
      const own = { ...definitions, slos: [slo] };
      const pair = burnPairs(slo, definitions.profiles.get(slo.profile)!).find(({ name }) => name === 'Fast')!;
      const alert = burnAlerts(slo, own).find(({ name }) => name === `${slo.alert}Fast`)!;
      const good = steady(60, 20, 0);
      const test = (name: string, traffic: Traffic, fires: boolean): RuleTest => {
        const series = requests(labels, traffic);
        const verdicts = judge(slo, pair, series, traffic.calls.length);
        const first = firstFiring(verdicts);
        assert.equal(first !== undefined, fires);
        return {
          name,
          series,
          expected: [...(first === undefined ? [] : [first - 1, first]), traffic.calls.length].map((minute) => {
            const { firing, ratio, calls, budgetTime } = verdicts[minute]!;
            const known = { labels, value: ratio, answers: { calls, budgetTime } };
            return { minute, alert: alert.name, firing: firing ? [expectedAlert(alert, known)] : [] };
          }),
        };
      };
      assert.equal(alert.labels?.tier, 'ticket');
      await runRuleTests(neededFor(alert.name, sloFiles(own, REAL_TIME)), [
        test('an outage, then none', then(good, steady(20, 20, 20), steady(pair.long / MINUTE, 20, 0)), true),
        test('a few failures', then(good, steady(60, 20, 1)), false),
      ]);
    });
  }
});

/** The shop's counter as it would be scraped: answers and errors by their code. */
function requests(labels: Readonly<Record<string, string>>, { calls, failed }: Traffic): TestSeries[] {
  const of = (code: string, each: (minute: number) => number) =>
    growing('shop_requests_total', { ...labels, code }, calls.length, each);
  return [of('200', (minute) => calls[minute]! - failed[minute]!), of('503', (minute) => failed[minute]!)];
}
