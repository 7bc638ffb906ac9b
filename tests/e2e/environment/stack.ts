import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stackUrls } from '../../../stack/native/launch.mjs';
import { freePorts, portsFromEnvironment } from '../../../stack/native/ports.mjs';
import { startStack } from '../../../stack/native/stack.mjs';
import type { StackUrls } from './environment';
import type { RecordedMonth } from './month';
import { backfillMonth } from './recorded';

export interface OpenStack {
  urls: StackUrls;
  stop: () => Promise<void>;
}

/** A stack of the tests' own: on free ports, with a data folder that goes when it stops, and with a month behind it where one is given. */
export async function startOwnStack(month?: RecordedMonth): Promise<OpenStack> {
  return start(await freePorts(), month && ((dataDir) => backfillMonth(dataDir, month)));
}

/**
 * The stack that a running Grafana's data sources point to: on the ports that the environment's variables name, else the
 * default ones. Used as it is where it runs, else started.
 */
export async function stackOfGrafana(): Promise<OpenStack> {
  const urls = stackUrls(portsFromEnvironment());
  return (await answers(`${urls.tempo}/ready`)) ? { urls, stop: async () => undefined } : start(portsFromEnvironment());
}

async function start(
  ports: ReturnType<typeof portsFromEnvironment>,
  prepare: (dataDir: string) => Promise<void> = async () => undefined
): Promise<OpenStack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'flightrecorder-e2e-'));
  await prepare(dataDir);
  const stack = await startStack({ ports, dataDir });
  const stop = async () => {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await stack.ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls: stack.urls, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    // Nothing listens there.
    return false;
  }
}
