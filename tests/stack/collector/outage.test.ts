import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { pollUntil } from '../poll';
import { startCollector } from './collector';
import { sendLogs, sendSpans, logsIn, spansIn } from './send';
import { startSink } from './sink';

const REQUESTS = 40;
const RECORDS_A_REQUEST = 25;
const RECORDS = REQUESTS * RECORDS_A_REQUEST;

it(
  'loses and doubles nothing while the stores are away and the collector is killed',
  { timeout: 240_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flightrecorder-outage-'));
    const sink = await startSink();
    sink.away = true;
    let collector = await startCollector({ folder, sinkUrl: sink.url });
    try {
      for (let request = 0; request < REQUESTS; request++) {
        await sendSpans(
          collector.otlp,
          Array.from({ length: RECORDS_A_REQUEST }, () => ({ name: 'work' }))
        );
        await sendLogs(
          collector.otlp,
          Array.from({ length: RECORDS_A_REQUEST }, (_, index) => ({ body: `record ${request}/${index}` }))
        );
      }
      // What is still in the batch, for a second at most, is lost with the process; what is in the queue is not.
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await collector.stop('SIGKILL');
      collector = await startCollector({ folder, sinkUrl: sink.url });
      await new Promise((resolve) => setTimeout(resolve, 2000));
      sink.away = false;
      await pollUntil(
        'all records',
        async () => [spansIn(sink.traces).length, logsIn(sink.logs).length],
        (counts) => counts.every((count) => count >= RECORDS),
        120
      );
      const spans = spansIn(sink.traces).map(({ spanId }) => spanId);
      const logs = logsIn(sink.logs).map(({ body }) => body.stringValue);
      console.log(`${spans.length} of ${RECORDS} spans, ${logs.length} of ${RECORDS} log records arrived`);
      assert.deepEqual([spans.length, new Set(spans).size], [RECORDS, RECORDS]);
      assert.deepEqual([logs.length, new Set(logs).size], [RECORDS, RECORDS]);
    } finally {
      await collector.stop();
      await sink.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
);
