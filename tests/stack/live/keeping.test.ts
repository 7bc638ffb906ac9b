import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { plainAttributes } from '../../../src/model/otlp/attributes';
import { logsOfStreams } from '../../../src/sources/loki-logs';
import { freePorts } from '../../../stack/native/ports.mjs';
import { startStack, type Stack } from '../../../stack/native/stack.mjs';
import { pollUntil } from '../poll';
import { queryLoki } from './backends';
import { sendLogs } from './otlp';

describe('what the stores keep, live', { timeout: 300_000 }, () => {
  let stack: Stack;
  let dataDir: string;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'flightrecorder-keeping-'));
    stack = await startStack({ ports: await freePorts(), dataDir, onProgress: ({ text }) => console.log(text) });
    await stack.ready();
  });

  after(async () => {
    await stack?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const textAt = async (url: string) => (await fetch(url)).text();

  it('is traces for 14 days, log records for 90, metrics for a year, by what they say themselves', async () => {
    const { urls } = stack;
    // Tempo says above it which page it is.
    const tempo = parse((await textAt(`${urls.tempo}/status/config`)).replace(/^[\s\S]*?^---$/m, ''));
    assert.equal(daysOf(tempo.compactor.compaction.block_retention), 14);
    const { compactor, limits_config: limits } = parse(await textAt(`${urls.loki}/config`));
    assert.deepEqual(
      [compactor.retention_enabled, daysOf(limits.retention_period), limits.deletion_mode],
      [true, 90, 'filter-and-delete']
    );
    const prometheus = JSON.parse(await textAt(`${urls.prometheus}/api/v1/status/runtimeinfo`));
    assert.equal(daysOf(prometheus.data.storageRetention), 365);
  });

  it('is every attribute of a log record, however many and long', async () => {
    const long = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`long.part_${index}`, `${index} long `.repeat(2000)])
    );
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`short.part_${index}`, `value ${index}`])
    );
    await sendLogs(stack.urls.otlpHttp, { 'service.name': 'big-records' }, [
      { body: 'long', attributes: { 'session.id': 'session-of-big-records', ...long } },
      { body: 'many', attributes: { 'session.id': 'session-of-big-records', ...many } },
    ]);
    const records = await pollUntil(
      'the log records',
      () => queryLoki(stack.urls.loki, '{service_name="big-records"} | session_id="session-of-big-records"'),
      (found) => found.length === 2
    );
    const read = logsOfStreams(
      records.map(({ line, metadata }) => ({ stream: {}, values: [['0', line, { structuredMetadata: metadata }]] }))
    );
    const attributesOf = (body: string) => plainAttributes(read.find((log) => log.body === body)?.attributes ?? []);
    const only = (prefix: string, body: string) =>
      Object.fromEntries(Object.entries(attributesOf(body)).filter(([key]) => key.startsWith(prefix)));
    assert.deepEqual(only('long.', 'long'), long);
    assert.deepEqual(only('short.', 'many'), many);
  });
});

const HOURS = { y: 365 * 24, w: 7 * 24, d: 24, h: 1, m: 1 / 60, s: 1 / 3600 } as const;

/** `336h0m0s`, `12w6d` or `1y` in days. */
function daysOf(duration: string): number {
  const parts = Array.from(duration.matchAll(/(\d+)([ywdhms])/g));
  return parts.reduce((hours, [, count, unit]) => hours + Number(count) * HOURS[unit as keyof typeof HOURS], 0) / 24;
}
