import { describe, it } from 'node:test';

import { grown } from '../../src/queries/grown';
import { grownBy } from '../generator/promql/counts';
import { runExpressionTests, type ExpressionTest } from '../testing/promtool';
import { type TestSeries } from '../testing/series';

/** Samples are 15 s apart; the window, of 60 s, ends at the ninth. */
const WINDOW = '60s';
const END = 120;

const UP: TestSeries = { metric: 'up', labels: { job: 'agents', instance: 'collector' }, values: Array(9).fill(1) };

const counter = (values: TestSeries['values'], job = 'agents'): TestSeries => ({
  metric: 'calls_total',
  labels: { job, instance: 'collector' },
  values,
});

const none = undefined;
const cases = [
  { name: 'known at both ends: the difference, not scaled', values: [1, 1, 2, 3, 3, 3, 10, 10, 10], grew: 7 },
  { name: 'nothing happened', values: [5, 5, 5, 5, 5, 5, 5, 5, 5], grew: 0 },
  {
    name: 'began within the window: what it began with counts',
    values: [none, none, none, none, none, 4, 4, 6, 6],
    grew: 6,
  },
  { name: 'began with the last scrape', values: [none, none, none, none, none, none, none, none, 3], grew: 3 },
  { name: 'began at zero when the collector did', values: [none, none, none, none, none, 0, 0, 2, 2], grew: 2 },
];

describe('growth of a counter', () => {
  for (const { name, values, grew } of cases) {
    it(`${name}, of spans and of log records`, () =>
      runExpressionTests(
        ['agents', 'agent-logs'].map((job) => sumOf(grown('calls_total', WINDOW), [UP, counter(values, job)], grew))
      ));
  }

  it('counts what a series began with where Prometheus is younger than the window', () =>
    runExpressionTests([sumOf(grown('calls_total', '1h'), [UP, counter([none, none, 4, 4, 4, 6, 6, 6, 6])], 6)]));

  it('counts across a restart about as much as there was', () =>
    runExpressionTests([
      // Prometheus saw 4 within the 45 s between the window's first and last sample, and scales them up to 60 s.
      sumOf(grown('calls_total', WINDOW), [UP, counter([9, 9, 9, 9, 9, 10, 1, 4, 4])], (4 * 60) / 45),
    ]));

  it('does not take what an unknown past left for growth', () => {
    const away = { ...UP, values: [none, none, none, none, none, 1, 1, 1, 1] };
    return runExpressionTests([
      sumOf(grown('calls_total', WINDOW), [away, counter([none, none, none, none, none, 900, 900, 900, 900])], 0),
    ]);
  });

  it('counts the first failure of a new series in rules, of spans and of log records', () =>
    runExpressionTests(
      ['agents', 'agent-logs'].map((job) => ({
        ...sumOf('', [UP, counter([none, none, none, none, none, none, none, 1, 1], job)], 1),
        expression: grownBy({ metric: 'calls_total', matchers: [] }, WINDOW, ['instance']),
        expected: [{ labels: { instance: 'collector' }, value: 1 }],
      }))
    ));
});

function sumOf(expression: string, series: readonly TestSeries[], value: number): ExpressionTest {
  return {
    name: `${series.at(-1)?.labels.job}`,
    series,
    expression: `sum (${expression})`,
    at: END,
    expected: [{ labels: {}, value }],
  };
}
