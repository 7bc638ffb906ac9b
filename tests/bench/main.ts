import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { chromium } from '@playwright/test';

import { hostDataSources } from '../../demo/setup/data-sources.mjs';
import { repositoryRoot } from '../../stack/native/paths.mjs';
import { startOwnStack } from '../e2e/environment/stack';
import { startHost } from '../host/host.ts';
import { haveLongSession, haveSessions } from './data';
import { measureDemoStart } from './demo-start';
import { table } from './figures';
import { HEATMAP_TITLE, measureHeatmap } from './heatmap';
import { measureFirstViews, measureList, measureLong } from './pages';
import { measureSizes } from './sizes';

const SESSIONS = 1000;
const LONG_TRACES = 500;
/** Tempo's search finds a trace when it was idle for some seconds. */
const SETTLE_MS = 10_000;

/** Lines that begin with # are progress; the rest is the result. */
const say = (what: string) => console.log(`# ${what}`);

const stops: Array<() => Promise<void>> = [];
try {
  // In processes of their own, and first: nothing else is to use the processor or the heap meanwhile.
  for (const [what, script] of [
    ['folding telemetry', 'fold.mjs'],
    ['opening long sessions', 'session/main.ts'],
    ['listing many sessions', 'across/main.ts'],
    ['looking for loops and counting calls', 'analyses.ts'],
  ] as const) {
    say(what);
    const path = join(repositoryRoot, 'tests/bench', script);
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', path]);
    console.log(stdout.replace(/^#.*\n/gm, '').trimEnd());
  }
  say('starting the stack');
  const stack = await startOwnStack();
  stops.unshift(stack.stop);
  const host = await startHost({
    port: 0,
    line: '13.2',
    pluginDist: join(repositoryRoot, 'dist'),
    datasources: hostDataSources(stack.urls),
  });
  stops.unshift(() => host.stop());

  const longFrom = Date.now();
  say(`having a session of ${LONG_TRACES} traces`);
  const longId = await haveLongSession(stack.urls.otlpHttp, LONG_TRACES);
  const longRange = { from: longFrom - 1000, to: Date.now() + 1000 };
  await sleep(2000);
  const from = Date.now();
  await haveSessions(
    stack.urls.otlpHttp,
    SESSIONS,
    (had) => had % 50 === 0 && say(`having sessions: ${had} of ${SESSIONS}`)
  );
  const range = { from, to: Date.now() + 1000 };
  await sleep(SETTLE_MS);

  const browser = await chromium.launch({
    executablePath: process.env.FLIGHTRECORDER_BROWSER,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  stops.unshift(() => browser.close());
  const [processor] = cpus();
  console.log(`\n${cpus().length} processors, ${processor?.model ?? 'unknown'}; Chromium ${browser.version()}`);
  say('the list of sessions');
  console.log(table('Sessions page', await measureList(browser, host.url, range, SESSIONS)));
  say('the heatmap of tools');
  console.log(table(HEATMAP_TITLE, await measureHeatmap(browser, host.url)));
  say('first views');
  const firstViews = await measureFirstViews(browser, host.url, range, longId);
  console.log(table('First view, nothing cached', firstViews.figures));
  console.log(table('Size', measureSizes(firstViews.scripts)));
  say(`the session of ${LONG_TRACES} traces`);
  console.log(
    table(`Session of ${LONG_TRACES} traces`, await measureLong(browser, host.url, longRange, longId, LONG_TRACES))
  );
  await browser.close();
  say('the start of the demo');
  console.log(table('Start of the demo', await measureDemoStart()));
} finally {
  for (const stop of stops) {
    await stop();
  }
}
