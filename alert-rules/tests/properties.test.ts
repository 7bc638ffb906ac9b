import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { sloFiles } from '../generator/generate';
import { burnAlerts } from '../generator/slo/burn-alerts';
import { REAL_TIME } from '../generator/windows';
import { alone, labelsOfTier, shipped, sloNamed } from '../testing/definitions';
import { expectedAlert } from '../testing/expected';
import { neededFor } from '../testing/needed';
import { firstFiring, judge, pairOf } from '../testing/oracle';
import { runRuleTests, type RuleTest } from '../testing/promtool';
import { seriesOf, type Traffic } from '../testing/series';

const MINUTES = 90;

/** Mostly little, so that about half of the curves fire, and never none or all of 25. */
const failedShare = fc.integer({ min: 0, max: 100 }).map((percent) => (percent / 100) ** 6);

/** Some minutes of some rate and share of failures, one after another. */
const curve: fc.Arbitrary<Traffic> = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 3, max: 40 }),
      calls: fc.integer({ min: 0, max: 30 }),
      share: failedShare,
    }),
    {
      minLength: 3,
      maxLength: 8,
    }
  )
  .map((stretches) => {
    const minutes = stretches.flatMap(({ minutes, calls, share }) =>
      Array.from({ length: minutes }, () => ({ calls, failed: Math.floor(calls * share) }))
    );
    const cut = [...minutes, ...Array.from({ length: MINUTES }, () => ({ calls: 5, failed: 0 }))].slice(0, MINUTES);
    return { calls: cut.map(({ calls }) => calls), failed: cut.map(({ failed }) => failed) };
  });

const seed = Number(process.env.FLIGHTRECORDER_SEED ?? Date.now() % 1_000_000);
const slo = sloNamed('llm-errors');
const definitions = alone(slo);
const pair = pairOf(slo, shipped.profiles.get(slo.profile)!, 'Fast');
const alert = burnAlerts(slo, definitions).find(({ name }) => name === `${slo.alert}${pair.name}`)!;
const page = labelsOfTier(slo, 'page');

describe(`random curves of failures (FLIGHTRECORDER_SEED=${seed})`, () => {
  it('are judged alike by promtool and by arithmetic, minute by minute', { timeout: 300_000 }, async () => {
    const curves = fc.sample(curve, { numRuns: 25, seed });
    const tests = curves.map((traffic, index): RuleTest => {
      const series = seriesOf(slo, page, traffic);
      const verdicts = judge(slo, pair, series, MINUTES);
      return {
        name: `curve ${index}`,
        series,
        expected: verdicts.flatMap(({ firing, ratio, calls, budgetTime, isBetween }, minute) =>
          firing && isBetween
            ? []
            : {
                minute,
                alert: alert.name,
                firing: firing
                  ? [
                      expectedAlert(alert, {
                        labels: { ...page, tier: 'page' },
                        value: ratio,
                        answers: { calls, budgetTime },
                      }),
                    ]
                  : [],
              }
        ),
      };
    });
    const firing = tests.filter(({ expected }) => expected.some((each) => each.firing.length > 0)).length;
    assert.ok(firing > 0 && firing < tests.length, `${firing} of ${tests.length} curves fire`);
    await runRuleTests(neededFor(alert.name, sloFiles(definitions, REAL_TIME)), tests);
  });

  it('fire no later when more calls fail', () => {
    fc.assert(
      fc.property(curve, fc.double({ min: 0, max: 1, noNaN: true }), (traffic, share) => {
        const worse = {
          ...traffic,
          failed: traffic.failed.map((failed, at) => failed + Math.floor((traffic.calls[at]! - failed) * share)),
        };
        const [less, more] = [traffic, worse].map((each) =>
          firstFiring(judge(slo, pair, seriesOf(slo, page, each), MINUTES))
        );
        return less === undefined || (more !== undefined && more <= less);
      }),
      { numRuns: 40, seed }
    );
  });

  it('never fire for what is ignored', { timeout: 300_000 }, async () => {
    const labels = labelsOfTier(slo, 'ignore');
    const tests = fc.sample(curve, { numRuns: 5, seed }).map((traffic, index): RuleTest => ({
      name: `ignored ${index}`,
      series: seriesOf(slo, labels, { calls: traffic.calls, failed: traffic.calls }),
      expected: Array.from({ length: MINUTES + 1 }, (_, minute) => ({ minute, alert: alert.name, firing: [] })),
    }));
    await runRuleTests(neededFor(alert.name, sloFiles(definitions, REAL_TIME)), tests);
  });
});
