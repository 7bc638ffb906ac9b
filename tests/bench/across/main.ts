import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { startHost } from '../../host/host.ts';
import { BROWSER_PROBLEM, findBrowser } from '../../run/browser.mjs';
import { table } from '../figures';
import { forget, grafanaOf } from '../grafana';
import { measureAgainstGrafana } from './grafana';
import { manySessionsTitle, measureManySessions } from './list';
import { rangeOf } from './many-sessions';
import { playTempo } from './played-tempo';

// The sessions page alone, on a Tempo that is played: node --import tsx tests/bench/across/main.ts [many] [thousand]
// With GRAFANA_URL (and GRAFANA_TOKEN) `thousand` opens the same traces in the table of Grafana's Explore too.

const MANY = 20_000;
const THOUSAND = 1000;

const asked = process.argv.slice(2);
const isAsked = (part: string) => asked.length === 0 || asked.includes(part);
const stops: Array<() => Promise<void>> = [];

async function playedHost(sessions: number): Promise<{ tempo: string; origin: string }> {
  const tempo = await playTempo(sessions);
  stops.unshift(() => tempo.stop());
  const host = await startHost({
    port: 0,
    line: '13.2',
    pluginDist: join(repositoryRoot, 'dist'),
    datasources: [{ uid: 'flightrecorder-tempo', type: 'tempo', name: 'Tempo', url: tempo.url }],
  });
  stops.unshift(() => host.stop());
  return { tempo: tempo.url, origin: host.url };
}

try {
  const executablePath = await findBrowser();
  if (executablePath === undefined) {
    throw new Error(BROWSER_PROBLEM);
  }
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  stops.unshift(() => browser.close());
  if (isAsked('thousand')) {
    const { tempo, origin } = await playedHost(THOUSAND);
    const grafana = await grafanaOf(process.env, tempo);
    if (grafana !== undefined) {
      stops.unshift(() => forget(grafana));
    }
    const range = rangeOf(THOUSAND);
    const figures = await measureAgainstGrafana(browser, { origin, range, sessions: THOUSAND }, grafana);
    console.log(table(`The same ${THOUSAND} sessions in the list and in Grafana; Tempo is played`, figures));
  }
  if (isAsked('many')) {
    const { origin } = await playedHost(MANY);
    console.log(table(manySessionsTitle(MANY), await measureManySessions(browser, origin, MANY)));
  }
} finally {
  for (const stop of stops) {
    await stop();
  }
}
