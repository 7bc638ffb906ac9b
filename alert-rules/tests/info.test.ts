import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { TARGET_NAME } from '../../src/queries/slo-series';
import { pairsOf, readDefinitions } from '../../src/pages/reliability/load/definitions';
import { failureRule } from '../../src/analysis/slo/bad-calls';
import { burnPairs } from '../../src/analysis/slo/burn';
import { metricOf } from '../contract/metrics';
import { definitionInfo } from '../generator/slo/info';
import { shipped } from '../testing/definitions';

/** What Prometheus would answer for the rules of the definitions, and for one objective that is evaluated. */
const evaluated = shipped.slos[0]!;
const samples = [
  ...definitionInfo(shipped).rules.map((rule) => {
    assert.ok('record' in rule);
    return { labels: { __name__: rule.record, ...rule.labels }, value: 1 };
  }),
  { labels: { __name__: TARGET_NAME, slo: evaluated.name }, value: evaluated.target },
];
const read = readDefinitions(samples);

/** By what pages tell failed calls; the others count parts of a counter, which calls alone don't tell. */
const FAILURES: Readonly<Record<string, { metric: string; above: number | undefined }>> = {
  'llm-errors': { metric: 'agent_llm_errors_total', above: undefined },
  'llm-errors-by-gateway': { metric: 'agent_llm_errors_total', above: undefined },
  'llm-latency-p50': { metric: 'agent_llm_duration_seconds_bucket', above: 10 },
  'llm-latency-p90': { metric: 'agent_llm_duration_seconds_bucket', above: 30 },
  'tool-errors': { metric: 'agent_tool_errors_total', above: undefined },
  'tool-latency-p50': { metric: 'agent_tool_duration_seconds_bucket', above: 5 },
  'tool-latency-p90': { metric: 'agent_tool_duration_seconds_bucket', above: 30 },
};

describe('what pages read of the definitions', () => {
  it('is every objective, as its file says', () => {
    const expected = shipped.slos.map((slo) => ({
      slo: slo.name,
      title: slo.displayName,
      target: slo.target,
      evaluated: slo === evaluated,
      details: {
        by: slo.by,
        list: slo.tiers,
        profile: slo.profile,
        days: slo.days,
        failures: FAILURES[slo.name],
        file: slo.file,
        line: slo.lines.target,
      },
    }));
    const byName = <T extends { slo: string }>(items: readonly T[]) =>
      [...items].sort((a, b) => a.slo.localeCompare(b.slo));
    assert.deepEqual(byName(read.objectives), byName(expected));
  });

  it('tells failed calls of every objective that needs no sessionizer', () => {
    for (const { name, by, total } of shipped.slos) {
      const told = FAILURES[name] && failureRule(FAILURES[name], by);
      assert.equal(told !== undefined, metricOf(total.metric)?.from === 'collector', name);
    }
  });

  it('says nothing of failures that a whole counter does not tell', () => {
    const part = { label: 'agent', operator: '=', value: 'coder' } as const;
    const [slo] = shipped.slos.filter(({ name }) => name === 'llm-errors');
    const narrower = { ...slo!, name: 'narrower', total: { ...slo!.total, matchers: [part] } };
    const info = definitionInfo({ ...shipped, slos: [narrower] }).rules[0]!;
    assert.equal(info.labels?.failures, undefined);
  });

  it('is every pair of windows, and which of them a target needs', () => {
    for (const [name, pairs] of shipped.profiles) {
      const withoutFile = read.profiles.get(name)!.map(({ file, ...pair }) => {
        assert.equal(file, 'alert-rules/profiles.yaml');
        return pair;
      });
      assert.deepEqual(withoutFile, pairs);
    }
    for (const objective of read.objectives) {
      const slo = shipped.slos.find(({ name }) => name === objective.slo)!;
      assert.deepEqual(
        pairsOf(read, objective).map(({ name }) => name),
        burnPairs(slo, shipped.profiles.get(slo.profile)!).map(({ name }) => name)
      );
    }
  });

  it('is every entry of the tiers, in order', () => {
    for (const { name, entries } of shipped.tiers.values()) {
      const withoutFile = (read.tiers.get(name) ?? []).map(({ file, ...entry }) => {
        assert.equal(file, 'alert-rules/tiers.yaml');
        return entry;
      });
      assert.deepEqual(withoutFile, entries);
    }
  });

  it('is the same where several Prometheus have it', () => {
    const twice = ['a', 'b'].flatMap((replica) =>
      samples.map(({ labels, value }) => ({ labels: { ...labels, replica, region: 'x' }, value }))
    );
    assert.deepEqual(readDefinitions(twice), read);
  });

  it('leaves out what another version says in another way, and keeps what is evaluated', () => {
    const older = [{ labels: { __name__: TARGET_NAME, slo: 'old' }, value: 0.9 }, ...samples.slice(0, 1)].map(
      ({ labels, value }) => ({ labels: { ...labels, days: 'many' }, value })
    );
    assert.deepEqual(readDefinitions(older).objectives, [{ slo: 'old', title: 'old', target: 0.9, evaluated: true }]);
  });
});
