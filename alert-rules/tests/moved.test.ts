import { describe, it } from 'node:test';

import { type Tier } from '../../src/analysis/slo/tiers';
import { type TierList } from '../generator/definitions';
import { sloFiles } from '../generator/generate';
import { burnAlerts } from '../generator/slo/burn-alerts';
import { REAL_TIME } from '../generator/windows';
import { alone, shipped, sloNamed } from '../testing/definitions';
import { expectedAlert } from '../testing/expected';
import { neededFor } from '../testing/needed';
import { judge, pairOf } from '../testing/oracle';
import { runRuleTests } from '../testing/promtool';
import { seriesOf, steady, then } from '../testing/series';

const slo = sloNamed('llm-errors');
const pair = pairOf(slo, shipped.profiles.get(slo.profile)!, 'Fast');
const labels = { gateway: 'vendor', provider: 'p', model: 'moving' };

/** The lists of tiers before and after somebody edited tiers.yaml; the rest stays as it is. */
function tiersWith(...entries: Array<[model: string, tier: Tier]>): ReadonlyMap<string, TierList> {
  const list = {
    name: 'models',
    labels: ['gateway', 'model'],
    entries: entries.map(([model, tier], index) => ({ matchers: { model }, tier, line: index + 1 })),
  };
  return new Map([...alone(slo).tiers, ['models', list]]);
}

describe('a model that is moved between tiers', () => {
  const moves: Array<[title: string, tiers: ReadonlyMap<string, TierList>, tier: Tier]> = [
    ['pages while its entry says so', tiersWith(['moving', 'page']), 'page'],
    ['opens a ticket once its entry says ticket', tiersWith(['moving', 'ticket']), 'ticket'],
    ['opens a ticket once its entry is gone', tiersWith(['another', 'page']), 'ticket'],
    ['is silent once it is ignored', tiersWith(['moving', 'ignore']), 'ignore'],
    ['obeys the entry that was put before its old one', tiersWith(['mov.*', 'ticket'], ['moving', 'page']), 'ticket'],
    ['obeys its old entry where the new one comes after', tiersWith(['moving', 'page'], ['mov.*', 'ignore']), 'page'],
  ];
  for (const [title, tiers, tier] of moves) {
    it(title, { timeout: 120_000 }, async () => {
      const definitions = { ...alone(slo), tiers };
      const alert = burnAlerts(slo, definitions).find(({ name }) => name === `${slo.alert}${pair.name}`)!;
      const series = seriesOf(slo, labels, then(steady(60, 20, 0), steady(30, 20, 20)));
      const expected = judge(slo, pair, series, 90).map(({ firing, ratio, calls, budgetTime }, minute) => ({
        minute,
        alert: alert.name,
        firing:
          firing && tier !== 'ignore'
            ? [expectedAlert(alert, { labels: { ...labels, tier }, value: ratio, answers: { calls, budgetTime } })]
            : [],
      }));
      await runRuleTests(neededFor(alert.name, sloFiles(definitions, REAL_TIME)), [{ name: title, series, expected }]);
    });
  }
});
