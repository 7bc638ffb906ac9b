import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { pollUntil } from '../poll';
import { startCollector } from './collector';
import { sendLogs, sendSpans, logsIn, spansIn } from './send';
import { startSink } from './sink';

/** How long the stores are away; FLIGHTRECORDER_OUTAGE_SECONDS for more. */
const OUTAGE = Number(process.env.FLIGHTRECORDER_OUTAGE_SECONDS ?? 120);
/** Seconds after which the collector is killed. */
const KILLED_AFTER = OUTAGE / 3;
const RECORDS_A_REQUEST = 25;

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

it(
  'loses and doubles nothing while the stores are away for two minutes and the collector is killed',
  { timeout: (OUTAGE + 240) * 1000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flightrecorder-outage-'));
    const sink = await startSink();
    sink.away = true;
    let collector = await startCollector({ folder, sinkUrl: sink.url });
    let requests = 0;
    const send = async () => {
      await sendSpans(
        collector.otlp,
        Array.from({ length: RECORDS_A_REQUEST }, () => ({ name: 'work' }))
      );
      await sendLogs(
        collector.otlp,
        Array.from({ length: RECORDS_A_REQUEST }, (_, index) => ({ body: `record ${requests}/${index}` }))
      );
      requests += 1;
    };
    const sendUntil = async (end: number) => {
      while (Date.now() < end) {
        await send();
        await seconds(1);
      }
    };
    try {
      const began = Date.now();
      await sendUntil(began + KILLED_AFTER * 1000);
      // What is still in the batch, for a second at most, is lost with the process; what is in the queue is not.
      await seconds(3);
      await collector.stop('SIGKILL');
      collector = await startCollector({ folder, sinkUrl: sink.url });
      await sendUntil(began + OUTAGE * 1000);
      const away = Math.round((Date.now() - began) / 1000);
      sink.away = false;
      const sent = requests * RECORDS_A_REQUEST;
      const back = Date.now();
      await pollUntil(
        'all records',
        async () => [spansIn(sink.traces).length, logsIn(sink.logs).length],
        (counts) => counts.every((count) => count >= sent),
        120
      );
      const caughtUp = Math.round((Date.now() - back) / 1000);
      // Were anything sent twice, it would come now.
      await seconds(2);
      const spans = spansIn(sink.traces).map(({ spanId }) => spanId);
      const logs = logsIn(sink.logs).map(({ body }) => body.stringValue);
      console.log(
        `after ${away} s: ${spans.length} of ${sent} spans, ${logs.length} of ${sent} log records arrived within ${caughtUp} s`
      );
      assert.deepEqual([spans.length, new Set(spans).size], [sent, sent]);
      assert.deepEqual([logs.length, new Set(logs).size], [sent, sent]);
    } finally {
      await collector.stop();
      await sink.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
);
