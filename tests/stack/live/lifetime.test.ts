import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { assertPortsFree, freePorts, portNames, portTable } from '../../../stack/native/ports.mjs';
import { startStack } from '../../../stack/native/stack.mjs';
import { pollUntil } from '../poll';
import { traceSpans } from './backends';
import { newTraceId, sendSpans, toolSpan } from './otlp';

const cliPath = join(__dirname, '../../../stack/native/cli.mjs');

describe('the life of the native run', () => {
  let scratch: string;

  before(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'flightrecorder-lifetime-'));
  });

  after(() => rm(scratch, { recursive: true, force: true }));

  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    it(`leaves no program running when its starter gets ${signal}`, { timeout: 120_000 }, async () => {
      const ports = await freePorts();
      const variables = portNames.map((name) => [portTable[name].variable, String(ports[name])]);
      const cli = spawn(process.execPath, [cliPath, 'alertmanager'], {
        env: { ...process.env, ...Object.fromEntries(variables), FLIGHTRECORDER_DATA_DIR: join(scratch, signal) },
        stdio: 'ignore',
      });
      const answers = async () => (await fetch(`http://127.0.0.1:${ports.alertmanager}/-/ready`)).ok;
      await pollUntil('Alertmanager', answers, (ready) => ready, 100);
      cli.kill(signal);
      await once(cli, 'exit');
      await pollUntil(
        'the end of Alertmanager',
        () => assertPortsFree(ports, ['alertmanager']).then(() => true),
        (free) => free
      );
    });
  }

  it('says with the last lines of the log why a program does not start', { timeout: 120_000 }, async () => {
    // A file where the program wants to make its folder.
    await writeFile(join(scratch, 'alertmanager'), '');
    const stack = await startStack({ ports: await freePorts(), dataDir: scratch, names: ['alertmanager'] });
    await assert.rejects(
      stack.ready('alertmanager'),
      /^Error: alertmanager stopped before it was ready \(exit status 1\)\. The end of its log, .*alertmanager\.log:\n.*not a directory/s
    );
    await stack.stop();
  });

  it(
    'keeps what the collector took while Tempo was away, across a restart of the collector',
    { timeout: 120_000 },
    async () => {
      const options = { ports: await freePorts(), dataDir: join(scratch, 'outage') };
      const traceId = newTraceId();

      const alone = await startStack({ ...options, names: ['collector'] });
      await alone.ready();
      const spans = Array.from({ length: 300 }, () => toolSpan(traceId, 'read'));
      await sendSpans(alone.urls.otlpHttp, { 'service.name': 'outage' }, spans);
      const telemetry = async () => (await fetch(alone.urls.collectorTelemetry)).text();
      await pollUntil('the queue', telemetry, (text) => /^otelcol_exporter_queue_size\{.*tempo.*\} [1-9]/m.test(text));
      await alone.stop();

      const both = await startStack({ ...options, names: ['tempo', 'collector'] });
      await both.ready();
      const found = await pollUntil(
        'the spans',
        () => traceSpans(both.urls.tempo, traceId),
        (answer) => answer.length >= spans.length
      );
      await both.stop();
      assert.equal(found.length, spans.length);
    }
  );
});
