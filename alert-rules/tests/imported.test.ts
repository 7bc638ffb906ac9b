import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { burnPairs } from '../../src/analysis/slo/burn';
import { MINUTE } from '../../src/model/durations';
import { readDefinitions as readShown } from '../../src/pages/reliability/load/definitions';
import { type Definitions } from '../generator/definitions';
import { documents } from '../generator/documents';
import { definitionFiles, repositoryRoot } from '../generator/files';
import { sloFiles } from '../generator/generate';
import { grafanaVariant } from '../generator/grafana/variant';
import { readCountedQuery } from '../generator/import/query';
import { ruleOutputs } from '../generator/outputs';
import { DefinitionError, describeProblem } from '../generator/problems';
import { readDefinitions } from '../generator/read/definitions';
import { type TextFile } from '../generator/read/yaml-file';
import { burnAlerts } from '../generator/slo/burn-alerts';
import { definitionInfo } from '../generator/slo/info';
import { REAL_TIME } from '../generator/windows';
import { growing } from '../testing/counters';
import { TEST_TIERS } from '../testing/definitions';
import { expectedAlert } from '../testing/expected';
import { neededFor } from '../testing/needed';
import { importedFile, SHOP, SHOP_APART } from '../testing/openslo';
import { firstFiring, judge } from '../testing/oracle';
import { runRuleTests, type RuleTest } from '../testing/promtool';
import { steady, then, type TestSeries, type Traffic } from '../testing/series';

const shipped = { ...definitionFiles(join(repositoryRoot, 'alert-rules')), imported: [] };

function read(...imported: TextFile[]): { definitions: Definitions; remarks: string[] } {
  const { definitions, remarks } = readDefinitions({ ...shipped, imported });
  return { definitions, remarks: remarks.map(describeProblem) };
}

function importedOf(...files: TextFile[]) {
  return read(...files).definitions.slos.filter((slo) => slo.imported);
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
    const { remarks } = read(importedFile(SHOP_APART));
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
    const { definitions } = read(importedFile(text));
    const slo = definitions.slos.find(({ imported }) => imported)!;
    assert.deepEqual([slo.profile, slo.alert, slo.by], ['paging', 'ShopBurn', ['tool']]);
    const alerts = burnAlerts(slo, { ...definitions, tiers: TEST_TIERS });
    assert.ok(alerts.some(({ severity, by }) => severity === 'tier' && by.includes('tier')));
  });

  it('are read by pages, with or without labels of their own', () => {
    const { definitions } = read(importedFile(SHOP), importedFile(SHOP_APART, 'apart.yaml'));
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
    const { definitions } = read(importedFile(SHOP), importedFile(SHOP_APART, 'apart.yaml'));
    const paths = ruleOutputs(definitions, REAL_TIME).map(({ path }) => path);
    assert.ok(paths.includes('prometheus/slo-shop-requests.yaml'), paths.join('\n'));
    const grafana = grafanaVariant(definitions).groups.flatMap(({ rules }) => rules.map(({ title }) => title));
    assert.ok(grafana.includes('ShopRequestsBudgetBurnFast'), grafana.join('\n'));
    const marks = '<!-- facts: written by npm run rules -->\n<!-- end of facts -->';
    const runbook = documents(definitions, () => marks).find(({ path }) => path.endsWith('/ImportedBudgetBurn.md'));
    assert.match(runbook!.text, /### ShopAnswers99BudgetBurnFast/);
  });
});

describe('alerts of an objective of another tool', { concurrency: 2 }, () => {
  const cases: Array<[file: TextFile, labels: Record<string, string>]> = [
    [importedFile(SHOP), { zone: 'north' }],
    [importedFile(SHOP_APART), {}],
  ];
  for (const [file, labels] of cases) {
    it(`fire and end as they should, by ${Object.keys(labels).join() || 'nothing'}`, { timeout: 300_000 }, async () => {
      const { definitions } = read(file);
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

describe('an objective that can’t be kept is refused, with file, line and what was expected', () => {
  const cases: Array<[title: string, from: string | RegExp, to: string, expected: RegExp]> = [
    [
      'an older version',
      'openslo/v1',
      'openslo/v1alpha',
      /:2: apiVersion is "openslo\/v1alpha"; expected "openslo\/v1"/,
    ],
    ['another kind', 'kind: SLO', 'kind: Budget', /:3: kind is "Budget"; expected/],
    ['slices of time', 'Occurrences', 'Timeslices', /:30: budgetingMethod is Timeslices; expected Occurrences/],
    [
      'a calendar',
      'isRolling: true',
      'calendar: { startTime: 2026-01-01 00:00:00 }',
      /:28: .*calendar; expected isRolling/,
    ],
    ['no rolling', 'isRolling: true', 'isRolling: false', /:28: .*expected isRolling: true/],
    ['a month', '30d', '1M', /:28: timeWindow is 1M; expected days or weeks/],
    [
      'fewer days than its alerts look back',
      '30d',
      '2d',
      /:28: timeWindow is 2d; expected 3d or more, the longest window/,
    ],
    ['hours', '30d', '12h', /:28: timeWindow is 12h; expected days/],
    ['a target of all', 'target: 0.99', 'target: 1', /:32: target is 1; expected a number between 0 and 1/],
    ['a target in percent', 'target: 0.99', 'target: 99', /:32: target is 99; expected a number between 0 and 1/],
    ['a share in percent', 'target: 0.99', 'targetPercent: 100', /:32: targetPercent is 100; expected .* 0 and 100/],
    ['no target', 'target: 0.99', 'displayName: x', /:32: the objective has both target and targetPercent, or neither/],
    ['a part of a composite', 'target: 0.99', 'target: 0.99, indicatorRef: x', /YAML|indicatorRef is not known/],
    ['a value', 'ratioMetric', 'thresholdMetric', /:17: judges a value, not events; expected a ratioMetric/],
    ['a ratio of others', 'counter: true', 'raw: { metricSource: {} }', /:18: is a ratio that was computed elsewhere/],
    ['another source', 'type: Prometheus', 'type: Datadog', /:21: the source is of type Datadog; expected Prometheus/],
    [
      'a source that is not there',
      'type: Prometheus',
      'metricSourceRef: main',
      /:21: .*DataSource main, which no file here has/,
    ],
    [
      'an indicator that is not there',
      /indicator:[^]*timeWindow/,
      'indicatorRef: none\n  timeWindow',
      /:14: indicatorRef is none; expected the name of an SLI/,
    ],
    [
      'two indicators',
      '  timeWindow',
      '  indicatorRef: none\n  timeWindow',
      /:\d+: spec has both indicator and indicatorRef/,
    ],
    [
      'arithmetic',
      'rate(shop_requests_total[{{.window}}])',
      'a_total + b_total',
      /:26: the query is more than one counter; expected a counter/,
    ],
    ['no PromQL', 'sum(rate(', 'sum rate(', /:26: the query is more than one counter/],
    ['different labels', 'sum by (zone) ', 'sum', /:17: the sums keep different labels \(none, and zone of total\)/],
    ['labels of sessions', /zone/g, 'session_id', /:4: .*each session_id; expected labels with few values/],
    [
      'good and bad',
      'bad:',
      'good: { metricSource: { type: Prometheus, spec: {} } }\n        bad:',
      /:\d+: ratioMetric has both/,
    ],
    [
      'all buckets',
      'sum(rate(shop_requests_total',
      'sum(rate(shop_seconds_bucket',
      /:26: shop_seconds_bucket without le counts/,
    ],
    ['a template in a name', 'Shop requests', '"{{ $labels }}"', /:6: metadata\.displayName has a brace/],
    [
      'a mistyped annotation',
      'other.tool/owner',
      'agent-slo/tier',
      /:8: agent-slo\/tier is not known here; expected one of/,
    ],
    [
      'a list that is not there',
      'other.tool/owner',
      'agent-slo/tiers',
      /agent-slo\/tiers is shop; expected one of models/,
    ],
    [
      'a name that a file can’t have',
      'name: shop-requests',
      'name: ../shop',
      /:5: metadata\.name is .*expected small letters/,
    ],
    ['a name that is taken', 'name: shop-requests', 'name: llm-errors', /has the name or the alert of/],
    [
      'a name of rules for all',
      'name: shop-requests',
      'name: common',
      /metadata\.name is common, which is the name of rules/,
    ],
    ['an unknown key', 'budgetingMethod', 'budgetingMethods', /:30: spec\.budgetingMethods is not known here/],
    ['no YAML', 'kind: SLO', 'kind: [', /:\d+: is not YAML/],
    ['an alias of nothing', 'service: shop', 'service: *shop', /is not YAML: .*alias/],
  ];
  for (const [title, from, to, expected] of cases) {
    it(title, () => {
      const text = SHOP.replace(from, to);
      assert.notEqual(text, SHOP);
      assert.match(refusal(importedFile(text)), expected);
    });
  }

  it('a gauge', () => {
    const text = SHOP_APART.replace('counter: true', 'counter: false');
    assert.match(refusal(importedFile(text)), /:20: ratioMetric\.counter is not true, .*expected counter: true/);
  });

  it('two of a name', () => {
    const said = refusal(importedFile(SHOP_APART), importedFile(SHOP_APART, 'twin.yaml'));
    assert.match(said, /twin\.yaml:13: the SLI answered is also in .*shop\.yaml, line 13/);
  });
});

describe('the query of another tool', () => {
  const counted: Array<[query: string, metric: string, by: readonly string[] | undefined]> = [
    ['a_total', 'a_total', undefined],
    ['  a_total{b="c)", d=~"[1-9]{3}"} ', 'a_total', undefined],
    ["a_total{b='it''s'}".replace("''", "\\'"), 'a_total', undefined],
    ['sum(a_total)', 'a_total', undefined],
    ['sum by (b, c) (increase(a_total{d="[x]"}[5m]))', 'a_total', ['b', 'c']],
    ['(sum(rate(a_total[$__rate_interval])) by (b))', 'a_total', ['b']],
    ['sum(\n  rate(a_total{b!~"c"}[{{ .window }}])\n)', 'a_total', undefined],
  ];
  for (const [query, metric, by] of counted) {
    it(`counts ${query}`, () => {
      const read = readCountedQuery(query);
      assert.deepEqual([read?.counter.metric, read?.by], [metric, by]);
    });
  }

  for (const query of [
    '',
    'sum(a) / sum(b)',
    'sum(a) or vector(0)',
    'sum without (b) (a)',
    'avg(a)',
    'sum by (b) (sum by (c) (a))',
    'a_total offset 1h',
    'a_total[5m]',
    '{__name__="a_total"}',
    'a_total{"b.c"="d"}',
    'a_total{b="\\."}',
    'irate(a_total[5m])',
  ]) {
    it(`is refused: ${query}`, () => assert.equal(readCountedQuery(query), undefined));
  }
});

function refusal(...files: TextFile[]): string {
  try {
    read(...files);
  } catch (error) {
    assert.ok(error instanceof DefinitionError, String(error));
    return error.message;
  }
  return 'nothing was refused';
}
