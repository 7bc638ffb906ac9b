import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { DAY, HOUR, MINUTE } from '../../src/model/durations';
import { countName, LEAST_LEFT_NAME } from '../../src/queries/slo-series';
import { type Slo } from '../generator/definitions';
import { leastLeft, sharesOfAll } from '../generator/slo/recordings';
import { REAL_TIME } from '../generator/windows';
import { sloNamed } from '../testing/definitions';
import { runRuleTests } from '../testing/promtool';
import { type TestSeries } from '../testing/series';

/** Objectives of one target, for budgets of different lengths. */
const TARGET = 0.9;
const slos: Slo[] = [7, 28, 30].map((days) => ({
  ...sloNamed('tool-errors'),
  name: `of-${days}`,
  days,
  target: TARGET,
}));
const CALLS = 100;
const DAYS = 40;
const LAST = DAYS * 24;

/** Failures of an hour: none for long, then in a week that ended 21 days ago, and on the last day. */
function failures(hour: number): number {
  const ago = (LAST - hour) / 24;
  return ago < 1 ? 50 : ago >= 21 && ago < 28 ? 20 : 0;
}

/** What is left, added up without PromQL: counts of the hours that end within the budget's days. */
function leftOf(days: number): number {
  const hours = Array.from({ length: days * 24 }, (_, index) => LAST - index);
  const failed = hours.reduce((sum, hour) => sum + failures(hour), 0);
  return 1 - failed / (hours.length * CALLS) / (1 - TARGET);
}

describe('budgets of different lengths', () => {
  it(
    'are each added up over their own days, for the worst of what they are kept for',
    { timeout: 120_000 },
    async () => {
      const recorded = (
        slo: string,
        tool: string,
        side: 'total' | 'bad',
        valueOf: (hour: number) => number
      ): TestSeries => ({
        metric: countName(side, HOUR),
        labels: { slo, tool },
        values: Array.from({ length: LAST * 60 + 1 }, (_, minute) =>
          minute % 60 === 0 ? valueOf(minute / 60) : undefined
        ),
      });
      const series = slos.flatMap(({ name }) => [
        recorded(name, 'failing', 'total', () => CALLS),
        recorded(name, 'failing', 'bad', failures),
        recorded(name, 'well', 'total', () => CALLS),
        recorded(name, 'well', 'bad', () => 0),
        { metric: 'slo:agent_slo_target:ratio', labels: { slo: name }, values: Array(LAST * 60 + 1).fill(TARGET) },
      ]);
      const alert = 'Left';
      const rules = leastLeft({ slos }, REAL_TIME);
      const told = {
        name: 'told-alerts',
        interval: MINUTE,
        rules: [
          {
            alert,
            expr: LEAST_LEFT_NAME,
            labels: {},
            annotations: { left: '{{ $value | printf "%.6f" }}' },
          },
        ],
      };
      const expected = slos.map(({ name, days }) => ({
        labels: { slo: name },
        annotations: { left: leftOf(days).toFixed(6) },
      }));
      assert.equal(new Set(expected.map(({ annotations }) => annotations.left)).size, slos.length);
      await runRuleTests(
        [{ name: 'budgets', comment: '', groups: [rules, told] }],
        [{ name: 'budgets', series, expected: [{ minute: LAST * 60, alert, firing: expected }] }],
        60
      );
    }
  );

  it('have shares of their own for other dashboards', () => {
    const rules = sharesOfAll({ slos }, REAL_TIME).flatMap((group) => group.rules);
    for (const { name, days } of slos) {
      const own = rules.filter((rule) => 'record' in rule && rule.record.endsWith(`:ratio${days}d`));
      assert.equal(own.length, 1);
      assert.match(own[0]!.expr, new RegExp(`\\{slo=~"${name}"\\}\\[${(days * DAY) / DAY}d:1h\\]`));
    }
  });
});
