import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { MINUTE } from '../../src/model/durations';
import { type Pair } from '../../src/analysis/slo/pair';
import { replay } from '../../src/analysis/slo/replay';
import { labelsOfTier, shipped, sloNamed } from '../testing/definitions';
import { judge, pairOf } from '../testing/oracle';
import { seriesOf, type Traffic } from '../testing/series';

/**
 * The replay of recorded counts against the oracle, which promtool confirms minute by minute (properties.test.ts). The
 * replay sees every fifth minute only, so it is held to what it promises: it sends where the rule clearly fires for two
 * steps, and it doesn't where the rule stays clear of its threshold.
 */
const seed = Number(process.env.FLIGHTRECORDER_SEED ?? Date.now() % 1_000_000);
const MINUTES = 480;
const STEP = 5 * MINUTE;
/** How far over or under a limit is clear. */
const MARGIN = 0.2;

const slo = sloNamed('llm-errors');
const profile = shipped.profiles.get(slo.profile)!;

const curve: fc.Arbitrary<Traffic> = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 5, max: 60 }),
      calls: fc.integer({ min: 0, max: 30 }),
      share: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { minLength: 10, maxLength: 20 }
  )
  .map((stretches) => {
    const minutes = stretches.flatMap(({ minutes, calls, share }) =>
      Array.from({ length: minutes }, () => ({ calls, failed: Math.floor(calls * share) }))
    );
    const cut = [...minutes, ...Array.from({ length: MINUTES }, () => ({ calls: 5, failed: 0 }))].slice(0, MINUTES);
    return { calls: cut.map(({ calls }) => calls), failed: cut.map(({ failed }) => failed) };
  });

function recordedOf({ calls, failed }: Traffic) {
  const perStep = (values: readonly number[]) =>
    Array.from({ length: MINUTES / 5 }, (_, step) => values.slice(5 * step, 5 * step + 5).reduce((a, b) => a + b, 0));
  return { step: STEP, total: perStep(calls), bad: perStep(failed) };
}

/** The pair, harder or easier to fire by a margin. */
function shifted(pair: Pair, by: number): Pair {
  const { requests, bad, badShort } = pair.atLeast;
  return {
    ...pair,
    factor: pair.factor! * by,
    cap: pair.cap * by,
    atLeast: { requests: requests * by, bad: bad * by, badShort: badShort * by },
    keepFiringFor: undefined,
  };
}

describe(`replays of random curves (FLIGHTRECORDER_SEED=${seed})`, () => {
  for (const name of ['Fast', 'Slow']) {
    const pair = pairOf(slo, profile, name);
    const fires = (by: number, traffic: Traffic) =>
      judge(slo, shifted(pair, by), seriesOf(slo, labelsOfTier(slo, 'page'), traffic), MINUTES).map(
        ({ firing }) => firing
      );
    const sends = (traffic: Traffic) =>
      replay(recordedOf(traffic), { target: slo.target, profile: [pair], tier: 'page' }).length > 0;

    it(`send what ${name} clearly fires for, and nothing that it stays clear of`, () => {
      const seen = { fired: 0, silent: 0 };
      fc.assert(
        fc.property(curve, (traffic) => {
          const clearly = fires(1 + MARGIN, traffic)
            .join('')
            .includes('true'.repeat(10));
          const nearly = fires(1 - MARGIN, traffic).includes(true);
          const sent = sends(traffic);
          seen.fired += clearly ? 1 : 0;
          seen.silent += nearly ? 0 : 1;
          return (!clearly || sent) && (nearly || !sent);
        }),
        { numRuns: 60, seed }
      );
      assert.ok(seen.fired > 0, 'no curve clearly fires: the test says nothing');
    });
  }
});
