import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readDefinitions as readShown } from '../../src/pages/reliability/load/definitions';
import { documents } from '../generator/documents';
import { grafanaVariant } from '../generator/grafana/variant';
import { ruleOutputs } from '../generator/outputs';
import { type TextFile } from '../generator/read/yaml-file';
import { burnAlerts } from '../generator/slo/burn-alerts';
import { definitionInfo } from '../generator/slo/info';
import { REAL_TIME } from '../generator/windows';
import { TEST_TIERS } from '../testing/definitions';
import { importedFile, readImported, SHOP, SHOP_APART } from '../testing/openslo';

function importedOf(...files: TextFile[]) {
  return readImported(...files).definitions.slos.filter((slo) => slo.imported);
}

describe('objectives of other tools', () => {
  it('become SLOs, tickets all', () => {
    const [slo, ...others] = importedOf(importedFile(SHOP));
    assert.deepEqual(others, []);
    assert.deepEqual(slo, {
      name: 'shop-requests',
      displayName: 'Shop requests',
      description: 'Requests get an answer that is no error.',
      file: 'alert-rules/slo/imported/shop.yaml',
      asked: [],
      by: ['zone'],
      tiers: undefined,
      profile: 'tickets',
      alert: 'ShopRequestsBudgetBurn',
      runbook: 'ImportedBudgetBurn',
      subject: 'events of Shop requests (zone {zone})',
      failure: 'failed',
      good: undefined,
      bad: {
        metric: 'shop_requests_total',
        matchers: [{ label: 'code', operator: '=~', value: '(5..|4[2-9]{2})' }],
      },
      total: { metric: 'shop_requests_total', matchers: [] },
      target: 0.99,
      days: 30,
      lines: {
        name: 5,
        by: 8,
        tiers: 8,
        profile: 8,
        subject: 8,
        excluded: 8,
        good: 17,
        bad: 22,
        total: 26,
        days: 28,
        target: 32,
      },
      imported: true,
    });
  });

  it('are found across documents and files, one for each target', () => {
    const parts = SHOP_APART.split('---\n');
    for (const files of [
      [importedFile(SHOP_APART)],
      parts.filter((part) => part !== '').map((part, index) => importedFile(part, `${parts.length - index}.yaml`)),
    ]) {
      const slos = importedOf(...files);
      assert.deepEqual(
        slos.map(({ name, alert, target, good, bad, by }) => ({ name, alert, target, good: good?.metric, bad, by })),
        [
          { name: 'shop-answers-99', alert: 'ShopAnswers99BudgetBurn', target: 0.99 },
          { name: 'shop-answers-99-9', alert: 'ShopAnswers999BudgetBurn', target: 0.999 },
        ].map((each) => ({ ...each, good: 'shop_requests_total', bad: undefined, by: [] }))
      );
    }
  });

  it('say what is left out or taken on trust', () => {
    const { remarks } = readImported(importedFile(SHOP_APART));
    const expected = [
      /shop\.yaml:28: the AlertPolicy wake is left out/,
      /shop\.yaml:34: the alertPolicies of shop-answers are left out/,
      /shop\.yaml:41: shop-answers-99 counts shop_requests_total: not in the metric contract/,
      /shop\.yaml:42: shop-answers-99-9 counts/,
    ];
    assert.equal(remarks.length, expected.length, remarks.join('\n'));
    expected.forEach((pattern, index) => assert.match(remarks[index]!, pattern));
  });

  it('page where they name a list of tiers', () => {
    const text = SHOP.replace('other.tool/owner: shop', 'agent-slo/tiers: tools, agent-slo/alert: ShopBurn').replaceAll(
      'zone',
      'tool'
    );
    const { definitions } = readImported(importedFile(text));
    const slo = definitions.slos.find(({ imported }) => imported)!;
    assert.deepEqual([slo.profile, slo.alert, slo.by], ['paging', 'ShopBurn', ['tool']]);
    const alerts = burnAlerts(slo, { ...definitions, tiers: TEST_TIERS });
    assert.ok(alerts.some(({ severity, by }) => severity === 'tier' && by.includes('tier')));
  });

  it('are read by pages, with or without labels of their own', () => {
    const { definitions } = readImported(importedFile(SHOP), importedFile(SHOP_APART, 'apart.yaml'));
    const samples = definitionInfo(definitions).rules.map((rule) => {
      assert.ok('record' in rule);
      return { labels: { __name__: rule.record, ...rule.labels }, value: 1 };
    });
    const shown = readShown(samples).objectives.filter(({ slo }) => slo.startsWith('shop'));
    assert.deepEqual(shown.map(({ slo, details }) => [slo, details?.by, details?.list, details?.profile]).sort(), [
      ['shop-answers-99', [], undefined, 'tickets'],
      ['shop-answers-99-9', [], undefined, 'tickets'],
      ['shop-requests', ['zone'], undefined, 'tickets'],
    ]);
  });

  it('break none of the rules of the house, and are in everything that is generated', () => {
    const { definitions } = readImported(importedFile(SHOP), importedFile(SHOP_APART, 'apart.yaml'));
    const paths = ruleOutputs(definitions, REAL_TIME).map(({ path }) => path);
    assert.ok(paths.includes('prometheus/slo-shop-requests.yaml'), paths.join('\n'));
    const grafana = grafanaVariant(definitions).groups.flatMap(({ rules }) => rules.map(({ title }) => title));
    assert.ok(grafana.includes('ShopRequestsBudgetBurnFast'), grafana.join('\n'));
    const marks = '<!-- facts: written by npm run rules -->\n<!-- end of facts -->';
    const runbook = documents(definitions, () => marks).find(({ path }) => path.endsWith('/ImportedBudgetBurn.md'));
    assert.match(runbook!.text, /### ShopAnswers99BudgetBurnFast/);
  });
});
