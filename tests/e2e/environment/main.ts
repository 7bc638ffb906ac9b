import { writeFile } from 'node:fs/promises';

import { runAgent } from './agent';
import type { Environment } from './environment';
import { startHosts } from './hosts';
import { recordedMonth } from './month';
import { stackOfGrafana, startOwnStack } from './stack';
import { waitUntilScraped, waitUntilStored } from './stored';

/**
 * Starts what the end-to-end tests need, has the demo agent's sessions, writes the `Environment` to the file that the
 * command line names, says "ready" on standard output, and stops everything when standard input ends: that is also what
 * happens when the tests' own process dies.
 */
async function main(file: string, grafanaUrl: string | undefined): Promise<void> {
  const stops: Array<() => Promise<void>> = [];
  const ended = new Promise<void>((resolve) =>
    process.stdin
      .once('end', resolve)
      .once('error', () => resolve())
      .resume()
  );
  // Ctrl-C reaches the tests, which then end our input.
  process.on('SIGINT', () => undefined);
  try {
    const month = recordedMonth();
    const stack = grafanaUrl === undefined ? await startOwnStack(month) : await stackOfGrafana();
    stops.unshift(stack.stop);
    const hosts = grafanaUrl === undefined ? await startHosts(stack.urls) : undefined;
    if (hosts !== undefined) {
      stops.unshift(hosts.stop);
    }
    await waitUntilScraped(stack.urls);
    const agent = await runAgent(stack.urls.otlpHttp);
    await waitUntilStored(stack.urls, agent);
    const urls =
      hosts === undefined
        ? { url: grafanaUrl ?? '', settingsUrl: grafanaUrl ?? '' }
        : { ...hosts.urls, host: { ...hosts.urls.host, month } };
    const environment: Environment = { ...urls, stack: stack.urls, ...agent };
    await writeFile(file, JSON.stringify(environment));
    console.log('ready');
    await ended;
  } finally {
    for (const stop of stops) {
      await stop();
    }
  }
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  throw new Error('Usage: node --import tsx main.ts FILE');
}
await main(file, process.env.GRAFANA_URL?.replace(/\/+$/, '') || undefined);
