/** What the collector costs: CPU time for a span, as a ratio to a collector that only receives, batches and sends. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../../../collector/redaction/random';
import { launches } from '../../../stack/native/launch.mjs';
import { startCollector, type TestCollector } from '../../stack/collector/collector';
import { samplesOf } from '../../stack/collector/counters';
import { pollUntil } from '../../stack/poll';
import { spreadOf, table, type Figure } from '../figures';
import { configurationsIn, floorsIn } from './configurations';
import { exportRequest } from './otlp-protobuf';
import { scopesOf, type Mix } from './spans';

const SENDERS = 4;
const SPANS_A_REQUEST = 501;
const REQUESTS = 48;
const WARM_UP = 8;
/** `npm run bench:collector -- 1` for one round; `-- 1 floors` for what single parts cost at least. */
const ROUNDS = Number(process.argv[2] ?? 3);
const FLOORS = process.argv[3] === 'floors';

/** How Go collects garbage, in all variants alike, the bare one too: as shipped, unless the environment says otherwise. */
const GO_SETTINGS = Object.fromEntries(
  Object.entries(launches.collector.env ?? {}).map(([name, value]) => [name, process.env[name] ?? value])
);

/** The level `full`, which has to be asked for twice. */
const UNMASKED = { FLIGHTRECORDER_CONTENT: 'full', FLIGHTRECORDER_STORE_UNREDACTED_CONTENT: 'yes' };

interface Variant {
  name: string;
  files: string[];
  mix: Mix;
  target?: number;
  env?: Record<string, string>;
}

interface Cost {
  /** Microseconds of CPU time. */
  perSpan: number;
  /** Bytes. */
  memory: number;
}

const scratch = await mkdtemp(join(tmpdir(), 'flightrecorder-bench-collector-'));
const sink = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200).end());
});
await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
const sinkUrl = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;

try {
  const { bare, durable, deriving, counting, whole } = await configurationsIn(scratch);
  const { statement, fingerprints, pattern, counter, uncounted } = await floorsIn(scratch);
  const floors: Variant[] = [
    { name: 'receive, batch, send', files: bare, mix: 'one dialect' },
    { name: '… and keep a queue on disk', files: durable, mix: 'one dialect' },
    { name: 'that, and one statement', files: statement, mix: 'one dialect' },
    { name: 'that, and fingerprints of arguments and results', files: fingerprints, mix: 'one dialect' },
    { name: 'that, and one pattern', files: pattern, mix: 'one dialect' },
    { name: 'that, and one counter', files: counter, mix: 'one dialect' },
    { name: 'all of it without counting', files: uncounted, mix: 'one dialect' },
    { name: 'all of it, content unmasked', files: whole, mix: 'one dialect', env: UNMASKED },
  ];
  const stages: Variant[] = [
    { name: 'receive, batch, send', files: bare, mix: 'one dialect' },
    { name: '… and keep a queue on disk', files: durable, mix: 'one dialect' },
    { name: '… and derive', files: deriving, mix: 'one dialect' },
    { name: '… and count', files: counting, mix: 'one dialect', target: 2 },
    { name: '… and look for secrets, mask, cut', files: whole, mix: 'one dialect', target: 5 },
    { name: 'receive, batch, send; three dialects', files: bare, mix: 'three dialects' },
    { name: 'all of it; three dialects', files: whole, mix: 'three dialects', target: 5 },
  ];
  const variants = FLOORS ? floors : stages;
  // Rounds, each with all variants: what else the machine does hits them alike.
  const costs = variants.map((): Cost[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, variant] of variants.entries()) {
      console.log(`# round ${round + 1} of ${ROUNDS}: ${variant.name}`);
      costs[index]?.push(await costOf(variant, join(scratch, `${round}-${index}`)));
    }
  }
  const baseOf = (mix: Mix) => variants.findIndex((variant) => variant.mix === mix && variant.files === bare);
  const figures = variants.map(({ name, mix, target }, index): Figure => {
    const own = costs[index] ?? [];
    const base = costs[baseOf(mix)] ?? [];
    const ratios = spreadOf(own.map(({ perSpan }, round) => perSpan / (base[round]?.perSpan ?? Number.NaN)));
    const cpu = spreadOf(own.map(({ perSpan }) => perSpan)).median.toFixed(1);
    const memory = Math.max(...own.map((cost) => cost.memory)) / 1_000_000;
    const wanted = target === undefined ? '' : `; target at most ${target} ×`;
    const ratio = `${ratios.median.toFixed(2)} × (${ratios.min.toFixed(2)} to ${ratios.max.toFixed(2)})${wanted}`;
    return { what: name, value: `${cpu} µs, ${memory.toFixed(0)} MB`, ratio };
  });
  const settings = Object.entries(GO_SETTINGS).map(([name, value]) => `${name}=${value}`);
  console.log(`\n${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}; ${settings.join(' ')} for all`);
  console.log(
    table(
      `Collector, CPU time a span (${REQUESTS * SPANS_A_REQUEST} spans of 1.8 kB, ${SENDERS} senders, protobuf)`,
      figures
    )
  );
} finally {
  sink.closeAllConnections();
  sink.close();
  await rm(scratch, { recursive: true, force: true });
}

async function costOf({ files, mix, env = {} }: Variant, folder: string): Promise<Cost> {
  const collector = await startCollector({ folder, sinkUrl, only: files, env: { ...GO_SETTINGS, ...env } });
  try {
    const random = new Random(7);
    const bodies = Array.from({ length: 8 }, () => exportRequest('bench', scopesOf(mix, SPANS_A_REQUEST, random)));
    await send(collector, bodies, WARM_UP);
    await sent(collector, WARM_UP * SPANS_A_REQUEST);
    const before = await collector.cpuSeconds();
    await send(collector, bodies, REQUESTS);
    await sent(collector, (WARM_UP + REQUESTS) * SPANS_A_REQUEST);
    const seconds = (await collector.cpuSeconds()) - before;
    const memory = samplesOf(await collector.telemetry()).find(({ name }) =>
      name.startsWith('otelcol_process_memory_rss')
    );
    return { perSpan: (seconds * 1_000_000) / (REQUESTS * SPANS_A_REQUEST), memory: memory?.value ?? Number.NaN };
  } finally {
    await collector.stop();
  }
}

async function send({ otlp }: TestCollector, bodies: readonly Uint8Array[], requests: number): Promise<void> {
  let next = 0;
  const sender = async () => {
    while (next < requests) {
      const body = bodies[next++ % bodies.length] as Uint8Array<ArrayBuffer>;
      const headers = { 'content-type': 'application/x-protobuf' };
      const response = await fetch(`${otlp}/v1/traces`, { method: 'POST', headers, body });
      if (!response.ok) {
        throw new Error(`The collector answered ${response.status}: ${await response.text()}`);
      }
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
}

/** Waits until the collector has handed on so many spans. */
async function sent(collector: TestCollector, spans: number): Promise<void> {
  await pollUntil(
    `${spans} spans`,
    async () =>
      samplesOf(await collector.telemetry()).find(({ name }) => name.startsWith('otelcol_exporter_sent_spans'))
        ?.value ?? 0,
    (count) => count >= spans,
    120
  );
}
