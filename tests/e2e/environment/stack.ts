import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runProcess } from '../../../demo/setup/processes.mjs';
import { stackUrls } from '../../../stack/native/launch.mjs';
import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { freePorts, portsFromEnvironment } from '../../../stack/native/ports.mjs';
import { startStack } from '../../../stack/native/stack.mjs';
import type { StackUrls } from './environment';
import type { RecordedMonth } from './month';
import { NAMED_GATEWAY } from './named-gateway';
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
  const named = await namedGateways(dataDir);
  const stack = await startStack({ ports, dataDir, collectorConfigs: [named] });
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

/** The collector's configuration with an operator's names of gateways, made as an operator makes it. */
async function namedGateways(dataDir: string): Promise<string> {
  const operator = join(dataDir, 'operator.yaml');
  const generated = join(dataDir, 'operator-generated.yaml');
  const { address, name } = NAMED_GATEWAY;
  await writeFile(operator, `gateways:\n  - address: '^${address.replaceAll('.', '\\.')}$'\n    name: ${name}\n`);
  await runProcess('npm', ['run', '--silent', 'collector', '--', '--operator', operator, '--out', generated], {
    cwd: repositoryRoot,
    failure: 'The collector’s configuration could not be made.',
  });
  return generated;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    // Nothing listens there.
    return false;
  }
}
