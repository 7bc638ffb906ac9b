import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureProgram } from '../../../stack/native/build.mjs';
import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { freePorts } from '../../../stack/native/ports.mjs';
import { pollUntil } from '../poll';

/** The real collector with our configuration, in front of a sink in place of the stores. */
export interface TestCollector {
  /** Where OTLP is sent to over HTTP. */
  otlp: string;
  /** The agents' metrics, as text. */
  metrics(): Promise<string>;
  /** The collector's own metrics, as text. */
  telemetry(): Promise<string>;
  /** CPU time that it has used so far, in seconds. */
  cpuSeconds(): Promise<number>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface CollectorOptions {
  /** A folder of its own, for its queue and salt. */
  folder: string;
  sinkUrl: string;
  env?: Record<string, string>;
  /** Configuration files beside our two, or instead of them. */
  more?: string[];
  only?: string[];
}

/** Our configuration files, as the native run gives them to the collector. */
export const CONFIGURATION = ['config.yaml', 'generated.yaml'].map((file) => join(repositoryRoot, 'collector', file));

/** Stores read JSON in these tests, so that they need no decoder for what the collector writes. */
const JSON_STORES = `
exporters:
  otlp_http/tempo: { encoding: json, compression: none }
  otlp_http/loki: { encoding: json, compression: none }
`;

/**
 * Starts the collector on free ports.
 *
 * @throws with what it said, where it ends before it serves
 */
export async function startCollector({
  folder,
  sinkUrl,
  env = {},
  more = [],
  only,
}: CollectorOptions): Promise<TestCollector> {
  const program = await ensureProgram('collector', { onProgress: ({ text }) => console.log(text) });
  const ports = await freePorts();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'salt'), 'salt-of-the-tests-0123456789');
  await writeFile(join(folder, 'json-stores.yaml'), JSON_STORES);
  const files = only ?? [...CONFIGURATION, join(folder, 'json-stores.yaml'), ...more];
  const child = spawn(
    program,
    files.map((file) => `--config=${file}`),
    {
      env: {
        PATH: process.env.PATH,
        FLIGHTRECORDER_LISTEN_ADDRESS: '127.0.0.1',
        FLIGHTRECORDER_OTLP_GRPC_PORT: String(ports.collectorGrpc),
        FLIGHTRECORDER_OTLP_HTTP_PORT: String(ports.collectorHttp),
        FLIGHTRECORDER_COLLECTOR_METRICS_PORT: String(ports.collectorMetrics),
        FLIGHTRECORDER_COLLECTOR_TELEMETRY_PORT: String(ports.collectorTelemetry),
        FLIGHTRECORDER_COLLECTOR_HEALTH_PORT: String(ports.collectorHealth),
        FLIGHTRECORDER_COLLECTOR_DATA: join(folder, 'queue'),
        FLIGHTRECORDER_SALT_FILE: join(folder, 'salt'),
        FLIGHTRECORDER_TEMPO_OTLP_URL: sinkUrl,
        FLIGHTRECORDER_LOKI_URL: sinkUrl,
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    }
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-20_000);
  });
  const ended = once(child, 'exit');
  let running = true;
  void ended.then(() => {
    running = false;
  });
  await pollUntil(
    'the collector',
    async () => !running || (await fetch(`http://127.0.0.1:${ports.collectorHealth}/`)).ok,
    (ready) => ready,
    200
  );
  if (!running) {
    throw new Error(said);
  }
  const textAt = async (port: number) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return {
    otlp: `http://127.0.0.1:${ports.collectorHttp}`,
    metrics: () => textAt(ports.collectorMetrics),
    telemetry: () => textAt(ports.collectorTelemetry),
    cpuSeconds: async () =>
      Number(
        /^otelcol_process_cpu_seconds(?:_total)?(?:\{.*\})? (\S+)$/m.exec(await textAt(ports.collectorTelemetry))?.[1]
      ),
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}
