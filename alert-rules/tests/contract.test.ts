import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { METRICS } from '../contract/metrics';
import { seriesBudget } from '../contract/series';
import { AGENT_LABELS } from '../contract/metric';
import { SERIES_BUDGET } from '../generator/catalogue/telemetry';

describe('the metric contract', () => {
  it('stays under the promised number of series', () => {
    const total = seriesBudget().reduce((sum, { series }) => sum + series, 0);
    assert.ok(total < SERIES_BUDGET, `${total} series`);
  });

  it('names each metric once, with labels of the list', () => {
    const names = METRICS.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      []
    );
    const labels = METRICS.filter(({ from }) => from === 'collector' || from === 'sessionizer').flatMap(
      (each) => each.labels
    );
    assert.deepEqual(
      labels.filter((label) => !(AGENT_LABELS as readonly string[]).includes(label)),
      []
    );
  });

  it('has no label that differs in each session', () => {
    const forbidden = METRICS.flatMap(({ name, labels }) =>
      labels
        .filter((label) => /session|user|trace|span|prompt|path|conversation/.test(label))
        .map((label) => `${name}{${label}}`)
    );
    assert.deepEqual(forbidden, []);
  });
});
