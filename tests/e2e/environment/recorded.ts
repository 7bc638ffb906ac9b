import { backfill, stepTimes, type PastSeries } from '../../backfill';
import { DAY_S, HOUR_S, STEP_S, STEPS_OF_HOUR, type RecordedMonth } from './month';

/** Writes what the rules would have recorded into Prometheus' data folder, before it starts. */
export async function backfillMonth(dataDir: string, month: RecordedMonth): Promise<void> {
  await backfill(dataDir, seriesOf(month));
}

function seriesOf(month: RecordedMonth): PastSeries[] {
  const now = Math.floor(Date.now() / 1000 / STEP_S) * STEP_S;
  const times = (step: number) => stepTimes(now - month.days * DAY_S, now, step);
  const failing = (time: number) =>
    month.outages.some((outage) => time > outage / 1000 && time <= outage / 1000 + HOUR_S);
  const labels = { slo: month.slo, ...month.labels };
  // A window of an hour that ends at a full hour is either an outage's or it isn't, as outages begin at full hours.
  const bad = (steps: number) => (time: number) => (failing(time) ? steps * month.failed : 0);
  const total = (steps: number) => () => steps * month.calls;
  return [
    { name: 'slo:agent_slo_total:increase5m', labels, times: times(STEP_S), valueOf: total(1) },
    { name: 'slo:agent_slo_bad:increase5m', labels, times: times(STEP_S), valueOf: bad(1) },
    { name: 'slo:agent_slo_total:increase1h', labels, times: times(HOUR_S), valueOf: total(STEPS_OF_HOUR) },
    { name: 'slo:agent_slo_bad:increase1h', labels, times: times(HOUR_S), valueOf: bad(STEPS_OF_HOUR) },
    { name: 'slo:agent_slo_target:ratio', labels: { slo: month.slo }, times: times(STEP_S), valueOf: () => 0.99 },
  ];
}
