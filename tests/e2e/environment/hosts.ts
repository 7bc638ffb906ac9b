import { join } from 'node:path';

import { hostDataSources } from '../../../demo/setup/data-sources.mjs';
import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { startHost } from '../../host/host.ts';
import { type Listening } from '../../loopback';
import type { Environment, FaultyBackendName, StackUrls } from './environment';
import { startFaultyBackend, type FaultyBackend } from './faulty-backend';

/** Seconds after which the faulty host's data source proxy gives up, in place of Grafana's 30: tests must not take so long. */
const SHORT_TIMEOUT_S = 3;

const FAULTY: readonly FaultyBackendName[] = ['tempo', 'loki', 'prometheus'];

interface Hosts {
  urls: Pick<Environment, 'url' | 'settingsUrl'> & { host: Omit<NonNullable<Environment['host']>, 'month'> };
  stop: () => Promise<void>;
}

/** The host page, several times: each with what its tests need and may change. */
export async function startHosts(stack: StackUrls): Promise<Hosts> {
  const stops: Array<() => Promise<void>> = [];
  const stop = async () => {
    await Promise.all(stops.map((end) => end()));
  };
  const open = async (options: Pick<Parameters<typeof startHost>[0], 'line' | 'datasources'>): Promise<Listening> => {
    const host = await startHost({ port: 0, pluginDist: join(repositoryRoot, 'dist'), ...options });
    stops.push(() => host.stop());
    return host;
  };
  try {
    const backends = await startFaultyBackends(stack, stops);
    const datasources = hostDataSources(stack);
    const behindFaults = hostDataSources({ ...stack, ...mapFaulty((name) => backends[name].url) }).map((source) => ({
      ...source,
      jsonData: { ...source.jsonData, timeout: SHORT_TIMEOUT_S },
    }));
    const main = await open({ line: '13.2', datasources });
    const settings = await open({ line: '13.2', datasources });
    const old = await open({ line: '12.4', datasources });
    const bare = await open({ line: '13.2', datasources: [] });
    const faulty = await open({ line: '13.2', datasources: behindFaults });
    const host = {
      oldUrl: old.url,
      bareUrl: bare.url,
      faultyUrl: faulty.url,
      faults: mapFaulty((name) => backends[name].faultUrl),
    };
    return { urls: { url: main.url, settingsUrl: settings.url, host }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startFaultyBackends(
  stack: StackUrls,
  stops: Array<() => Promise<void>>
): Promise<Record<FaultyBackendName, FaultyBackend>> {
  const started = await Promise.all(FAULTY.map((name) => startFaultyBackend(stack[name])));
  stops.push(...started.map((backend) => backend.stop));
  return mapFaulty((name) => started[FAULTY.indexOf(name)] as FaultyBackend);
}

function mapFaulty<T>(valueOf: (name: FaultyBackendName) => T): Record<FaultyBackendName, T> {
  return Object.fromEntries(FAULTY.map((name) => [name, valueOf(name)])) as Record<FaultyBackendName, T>;
}
