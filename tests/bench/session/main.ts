import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { freePorts } from '../../../stack/native/ports.mjs';
import { startStack } from '../../../stack/native/stack.mjs';
import { startHost } from '../../host/host.ts';
import { BROWSER_PROBLEM, findBrowser } from '../../run/browser.mjs';
import { table } from '../figures';
import { forget, grafanaOf } from '../grafana';
import { sendLongSession, untilFound, type LongSession } from './long-session';
import { measureSession } from './measure';

// The session page alone, with long sessions: node --import tsx tests/bench/session/main.ts [name …]
// With GRAFANA_URL (and GRAFANA_TOKEN) also Grafana's own trace view on the same traces.

const SESSIONS: Record<string, Omit<LongSession, 'id'>> = {
  'small-10k': { shape: 'small', spans: 10_000, traces: 1 },
  'small-50k': { shape: 'small', spans: 50_000, traces: 1 },
  'large-10k': { shape: 'large', spans: 10_000, traces: 1 },
  'large-50k': { shape: 'large', spans: 50_000, traces: 1 },
  // Tempo searches for what is older than some minutes where it only keeps what it has not received just now.
  'many-traces': { shape: 'small', spans: 50_000, traces: 500, within: 240_000 },
};

const asked = process.argv.slice(2);
const wanted = Object.entries(SESSIONS).filter(([name]) => asked.length === 0 || asked.includes(name));
const stops: Array<() => Promise<void>> = [];
try {
  const dataDir = await mkdtemp(join(tmpdir(), 'flightrecorder-bench-'));
  stops.unshift(() => rm(dataDir, { recursive: true, force: true }));
  const ports = await freePorts();
  const stack = await startStack({ ports, dataDir, names: ['tempo'] });
  stops.unshift(() => stack.stop());
  await stack.ready();
  const host = await startHost({
    port: 0,
    line: '13.2',
    pluginDist: join(repositoryRoot, 'dist'),
    datasources: [
      { uid: 'flightrecorder-tempo', type: 'tempo', name: 'Tempo', url: `http://127.0.0.1:${ports.tempo}` },
    ],
  });
  stops.unshift(() => host.stop());
  const executablePath = await findBrowser();
  if (executablePath === undefined) {
    throw new Error(BROWSER_PROBLEM);
  }
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  stops.unshift(() => browser.close());
  const tempo = `http://127.0.0.1:${ports.tempo}`;
  const grafana = await grafanaOf(process.env, tempo);
  if (grafana !== undefined) {
    stops.unshift(() => forget(grafana));
  }
  for (const [name, shape] of wanted) {
    const session = { id: `bench-${name}`, ...shape };
    console.log(`# sending ${name}`);
    const range = await sendLongSession(`http://127.0.0.1:${ports.tempoOtlp}`, session);
    await untilFound(tempo, session, range);
    console.log(`# opening ${name}`);
    const figures = await measureSession(browser, { origin: host.url, tempo, grafana }, session, range);
    console.log(table(`Session ${name}`, figures));
  }
} finally {
  for (const stop of stops) {
    await stop();
  }
}
