import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { ensureProgram } from '../stack/native/build.mjs';

const run = promisify(execFile);

/** A series of the past. Times are seconds since 1970, ascending. */
export interface PastSeries {
  name: string;
  labels: Readonly<Record<string, string>>;
  times: readonly number[];
  valueOf: (time: number) => number;
}

/** Times at whole multiples of a step. @param from and to are seconds since 1970 */
export function stepTimes(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}

/** Writes what was recorded in the past into Prometheus' data folder, before it starts. @param dataDir of the stack */
export async function backfill(dataDir: string, series: readonly PastSeries[]): Promise<void> {
  const data = join(dataDir, 'prometheus');
  const file = join(dataDir, 'recorded.txt');
  await mkdir(data, { recursive: true });
  await writeFile(file, [...openMetrics(series), '# EOF', ''].join('\n'));
  const promtool = await ensureProgram('prometheus', { binary: 'promtool' });
  await run(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', file, data], { maxBuffer: 1 << 26 });
  await rm(file);
}

/** Series of one name must stand together. */
function openMetrics(series: readonly PastSeries[]): string[] {
  return [...new Set(series.map(({ name }) => name))].flatMap((name) => [
    `# TYPE ${name} gauge`,
    ...series.filter((each) => each.name === name).flatMap(linesOf),
  ]);
}

function linesOf({ name, labels, times, valueOf }: PastSeries): string[] {
  const own = Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(',');
  return times.map((time) => `${name}{${own}} ${valueOf(time)} ${time}`);
}
