import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { ensureProgram } from '../../../stack/native/build.mjs';
import { countsOf, DAY_S, HOUR_S, STEP_S, STEPS_OF_HOUR, type RecordedMonth } from './month';

const run = promisify(execFile);

/** Writes what the rules would have recorded into Prometheus' data folder, before it starts. */
export async function backfill(dataDir: string, month: RecordedMonth): Promise<void> {
  const data = join(dataDir, 'prometheus');
  const file = join(dataDir, 'recorded.txt');
  await mkdir(data, { recursive: true });
  await writeFile(file, openMetrics(month));
  const promtool = await ensureProgram('prometheus', { binary: 'promtool' });
  await run(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', file, data], { maxBuffer: 1 << 26 });
  await rm(file);
}

function openMetrics(month: RecordedMonth): string {
  const now = Math.floor(Date.now() / 1000 / STEP_S) * STEP_S;
  const start = now - month.days * DAY_S;
  const times = (step: number) => {
    const first = Math.ceil(start / step) * step;
    return Array.from({ length: Math.floor((now - first) / step) + 1 }, (_, index) => first + index * step);
  };
  const failing = (time: number) =>
    month.outages.some((outage) => time > outage / 1000 && time <= outage / 1000 + HOUR_S);
  const labels = Object.entries({ slo: month.slo, ...month.labels })
    .map(([label, value]) => `${label}="${value}"`)
    .join(',');
  const family = (name: string, own: string, at: number[], valueOf: (time: number) => number) => [
    `# TYPE ${name} gauge`,
    ...at.map((time) => `${name}{${own}} ${valueOf(time)} ${time}`),
  ];
  // A window of an hour that ends at a full hour is either an outage's or it isn't, as outages begin at full hours.
  const bad = (steps: number) => (time: number) => (failing(time) ? steps * month.failed : 0);
  const total = (steps: number) => () => steps * month.calls;
  const whole = countsOf(month);
  const window = `${month.days}d`;
  return [
    ...family('slo:agent_slo_total:increase5m', labels, times(STEP_S), total(1)),
    ...family('slo:agent_slo_bad:increase5m', labels, times(STEP_S), bad(1)),
    ...family('slo:agent_slo_total:increase1h', labels, times(HOUR_S), total(STEPS_OF_HOUR)),
    ...family('slo:agent_slo_bad:increase1h', labels, times(HOUR_S), bad(STEPS_OF_HOUR)),
    ...family(`slo:agent_slo_total:increase${window}`, labels, [now], () => whole.total),
    ...family(`slo:agent_slo_bad:increase${window}`, labels, [now], () => whole.bad),
    ...family('slo:agent_slo_target:ratio', `slo="${month.slo}"`, times(STEP_S), () => 0.99),
    '# EOF',
    '',
  ].join('\n');
}
