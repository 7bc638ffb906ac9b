import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Alert } from '../generator/alert';
import { allFiles, everyAlert } from '../generator/generate';
import { MINUTE } from '../../src/model/durations';
import { REAL_TIME } from '../generator/windows';
import { shipped } from '../testing/definitions';
import { expectedAlert } from '../testing/expected';
import { neededFor } from '../testing/needed';
import { runRuleTests, type RuleTest } from '../testing/promtool';
import { seriesOf, steady, type TestSeries } from '../testing/series';

const files = allFiles(shipped, REAL_TIME);
const shares = everyAlert(shipped).filter(({ alert }) => alert.share !== undefined);

/** These ask for more than their share; see special.test.ts. */
const SPECIAL = ['SessionCostOutlier'];

describe('alerts on a share', { concurrency: 2 }, () => {
  it('has some', () => assert.ok(shares.length > 10));

  for (const { alert } of shares.filter(({ alert }) => !SPECIAL.includes(alert.name))) {
    it(
      `${alert.name} fires above its share and on enough traffic, and nowhere else`,
      { timeout: 300_000 },
      async () => {
        await runRuleTests(neededFor(alert.name, files), testsOf(alert));
      }
    );
  }
});

function testsOf(alert: Alert): RuleTest[] {
  const { part, allBut, whole, above, atLeast, window } = alert.share!;
  const labels = Object.fromEntries(alert.by.map((label) => [label, `some ${label}`]));
  const waiting = (alert.for ?? 0) / MINUTE + 5;
  // A day's window is judged by its first hours.
  const minutes = waiting + Math.min(window / MINUTE, 120);
  const seen = Math.min(window / MINUTE, minutes);
  const calls = 1000 * Math.ceil(atLeast / 1000);
  const test = (name: string, share: number, amount: number): RuleTest => {
    const failed = Math.round(amount * share);
    const series = seriesOf({ bad: part, good: allBut, total: whole }, labels, steady(minutes, amount, failed));
    const fires = share > above && amount * seen >= atLeast;
    const known = { labels, value: failed / amount };
    return {
      name: `${alert.name}: ${name}`,
      series,
      expected: [{ minute: minutes, alert: alert.name, firing: fires ? [expectedAlert(alert, known)] : [] }],
    };
  };
  const less = Math.floor((atLeast - 1) / (seen + 1));
  const silent = (name: string, series: TestSeries[]): RuleTest => ({
    name: `${alert.name}: ${name}`,
    series,
    expected: [{ minute: minutes, alert: alert.name, firing: [] }],
  });
  return [
    test('a step above', above + 0.01, calls),
    test('a step below', above - 0.01, calls),
    ...(less > 0 ? [test('too little traffic', above + 0.2, less)] : []),
    silent('no series', []),
    silent(
      'a few, once',
      seriesOf({ bad: part, good: allBut, total: whole }, labels, {
        calls: [2, ...Array(minutes - 1).fill(0)],
        failed: [2, ...Array(minutes - 1).fill(0)],
      })
    ),
  ];
}
