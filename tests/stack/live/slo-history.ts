import { DAY, HOUR } from '../../../src/model/durations';
import { countName, STEP } from '../../../src/queries/slo-series';
import { stepTimes, type PastSeries } from '../../backfill';

const FAILING = { slo: 'llm-errors', gateway: 'g', provider: 'p', model: 'failing' };
const GOOD = { ...FAILING, model: 'good' };

/** Failures in each step, and in those from 20 to 10 hours ago: a day has seen them, six hours have not. */
const FEW = 1;
const MANY = 5.8;

/** The steps of the day before slo-scenario/scenario.yaml goes on with them; more would be added to no window. */
export function history(): PastSeries[] {
  const now = Math.floor(Date.now() / 1000);
  const times = stepTimes(now - DAY - HOUR, now, STEP);
  const bad = (time: number) => (time > now - 20 * HOUR && time <= now - 10 * HOUR ? MANY : FEW);
  return [
    { name: countName('total', STEP), labels: FAILING, times, valueOf: () => 100 },
    { name: countName('bad', STEP), labels: FAILING, times, valueOf: bad },
    { name: countName('total', STEP), labels: GOOD, times, valueOf: () => 250 },
    { name: countName('bad', STEP), labels: GOOD, times, valueOf: () => 0 },
  ];
}
