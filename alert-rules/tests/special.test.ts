import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { allFiles, everyAlert } from '../generator/generate';
import { MINUTE } from '../../src/model/durations';
import { REAL_TIME } from '../generator/windows';
import { shipped, TEST_TIERS } from '../testing/definitions';
import { expectedAlert } from '../testing/expected';
import { neededFor } from '../testing/needed';
import { PIPELINE_CASES } from '../testing/pipeline-cases';
import { runRuleTests } from '../testing/promtool';
import { USE_CASES, type SpecialCase } from '../testing/special-cases';

const definitions = {
  ...shipped,
  tiers: TEST_TIERS,
  budgets: { daily: [{ agent: '.*', usd: 50 }], monthly: [{ agent: '.*', usd: 1000 }] },
};
const files = allFiles(definitions, REAL_TIME);
// Loki's are tested on the running stack: there is nothing like promtool for them.
const alerts = everyAlert(definitions).filter(({ file }) => file !== 'sessions');
const cases = [...USE_CASES, ...PIPELINE_CASES];

describe('every other alert', { concurrency: 2 }, () => {
  it('is tested here, by its share, or by its SLO', () => {
    const tested = new Set(cases.map(({ alert }) => alert));
    const untested = alerts
      .filter(({ alert }) => alert.share === undefined && alert.labels?.pair === undefined && !tested.has(alert.name))
      .map(({ alert }) => alert.name);
    assert.deepEqual(untested, []);
  });

  for (const each of cases) {
    it(`${each.alert}: ${each.name}`, { timeout: 300_000 }, () => run(each));
  }
});

async function run({
  alert: name,
  file,
  name: title,
  series,
  minute,
  fires,
  everyMinutes,
}: SpecialCase): Promise<void> {
  const { alert } = alerts.find((each) => each.alert.name === name && (file === undefined || each.file === file))!;
  const own = files.filter((other) => file === undefined || !/^cost/.test(other.name) || other.name === file);
  await runRuleTests(
    neededFor(name, own),
    [
      {
        name: `${name}: ${title}`,
        series,
        expected: [
          {
            minute,
            alert: name,
            firing: fires.map(({ labels, value, answers }) => expectedAlert(alert, { labels, value, answers })),
          },
          // Never at once: what is seen for a moment is no reason.
          ...((alert.for ?? 0) > MINUTE ? [{ minute: 0, alert: name, firing: [] }] : []),
        ],
      },
    ],
    everyMinutes
  );
}
