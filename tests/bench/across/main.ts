import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { startHost } from '../../host/host.ts';
import { BROWSER_PROBLEM, findBrowser } from '../../run/browser.mjs';
import { table } from '../figures';
import { manySessionsTitle, measureManySessions } from './list';
import { playTempo } from './played-tempo';

// The sessions page alone, with many sessions: node --import tsx tests/bench/across/main.ts [sessions]

const SESSIONS = 20_000;

const sessions = Number(process.argv[2] ?? SESSIONS);
const stops: Array<() => Promise<void>> = [];
try {
  const tempo = await playTempo(sessions);
  stops.unshift(() => tempo.stop());
  const host = await startHost({
    port: 0,
    line: '13.2',
    pluginDist: join(repositoryRoot, 'dist'),
    datasources: [{ uid: 'flightrecorder-tempo', type: 'tempo', name: 'Tempo', url: tempo.url }],
  });
  stops.unshift(() => host.stop());
  const executablePath = await findBrowser();
  if (executablePath === undefined) {
    throw new Error(BROWSER_PROBLEM);
  }
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  stops.unshift(() => browser.close());
  console.log(table(manySessionsTitle(sessions), await measureManySessions(browser, host.url, sessions)));
} finally {
  for (const stop of stops) {
    await stop();
  }
}
