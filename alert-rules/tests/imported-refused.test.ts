import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { DefinitionError } from '../generator/problems';
import { type TextFile } from '../generator/read/yaml-file';
import { importedFile, readImported, SHOP, SHOP_APART } from '../testing/openslo';

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

function refusal(...files: TextFile[]): string {
  try {
    readImported(...files);
  } catch (error) {
    assert.ok(error instanceof DefinitionError, String(error));
    return error.message;
  }
  return 'nothing was refused';
}
