import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { duration } from '../../demo/progress/time.mjs';
import { readTimings } from '../../demo/progress/timings.mjs';
import { startProcess } from '../../demo/setup/processes.mjs';
import { cacheFolder, repositoryRoot } from '../../stack/native/paths.mjs';
import { freePorts, portNames, portTable } from '../../stack/native/ports.mjs';
import type { Figure } from './figures';

/** Time to the demo's URL and to its whole stack with everything built and cached; the cold start as far as it is known. */
export async function measureDemoStart(): Promise<Figure[]> {
  const warm = await startWarm();
  const timings = [...(await readTimings())];
  const once = timings.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
  return [
    { what: 'warm, to the URL with a session', value: duration(warm.url) },
    { what: 'warm, to the whole stack', value: duration(warm.stack) },
    ...timings.map(([name, milliseconds]) => ({ what: `once: ${name}`, value: duration(milliseconds) })),
    ...(timings.length === 0
      ? []
      : [
          {
            what: 'all that was measured of what is done once, one after the other',
            value: duration(once),
            ratio: `${(once / warm.url).toFixed(0)} times the warm start`,
          },
        ]),
  ];
}

async function startWarm(): Promise<{ url: number; stack: number }> {
  const cache = await mkdtemp(join(tmpdir(), 'flightrecorder-bench-'));
  const programs = join(cacheFolder(), 'programs');
  await mkdir(programs, { recursive: true });
  await symlink(programs, join(cache, 'programs'));
  const ports = await freePorts();
  const [pagePort] = Object.values(await freePorts());
  const env = {
    ...process.env,
    ...Object.fromEntries(portNames.map((name) => [portTable[name].variable, String(ports[name])])),
    FLIGHTRECORDER_GRAFANA_PORT: String(pagePort),
    FLIGHTRECORDER_CACHE: cache,
  };
  const started = performance.now();
  const times: { url?: number; stack?: number } = {};
  let complete: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (complete = resolve));
  const flags = ['--native', '--scenarios', 'plain', '--speed', 'max'];
  const demo = await startProcess(process.execPath, ['demo/demo.mjs', ...flags], {
    cwd: repositoryRoot,
    env,
    onLine: (line) => {
      if (/http:\/\/\S+\/sessions/.test(line)) {
        times.url ??= performance.now() - started;
      }
      if (line.includes('The whole stack runs')) {
        times.stack ??= performance.now() - started;
      }
      if (times.url !== undefined && times.stack !== undefined) {
        complete();
      }
    },
  });
  await Promise.race([done, demo.exited]);
  await demo.stop();
  await rm(cache, { recursive: true, force: true });
  if (times.url === undefined || times.stack === undefined) {
    throw new Error(`The demo did not start; it said last:\n${demo.lastLines()}`);
  }
  return { url: times.url, stack: times.stack };
}
