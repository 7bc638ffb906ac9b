import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { MISCOUNTED } from '../../../collector/tables/miscounted';
import { foldSessions } from '../../../src/dialects/sessions';
import { telemetryOf, type Capture } from '../../../src/testing/captures';
import { pollUntil } from '../poll';
import { withoutContent } from './compare';
import { startCollector, type TestCollector } from './collector';
import { countersOf, samplesOf, sumsOf, type MetricSample } from './counters';
import { namedCaptures, nameOf, sourceOf } from './fixtures';
import { startSink, type Sink } from './sink';

describe('every recorded run, through the collector', { timeout: 300_000 }, () => {
  const captures = namedCaptures();
  let folder: string;
  let sink: Sink;
  let collector: TestCollector;
  let samples: MetricSample[];
  const received = new Map<string, Capture['requests']>();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flightrecorder-contract-'));
    sink = await startSink();
    collector = await startCollector({ folder, sinkUrl: sink.url });
    for (const { signal, request } of captures.flatMap(({ requests }) => requests)) {
      const response = await fetch(`${collector.otlp}/v1/${signal}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      assert.equal(response.status, 200, await response.text());
    }
    const sent = telemetryOf(captures.flatMap(({ requests }) => requests));
    const expected = sent.spans.length + sent.logs.length;
    await pollUntil(
      'all records',
      async () => recordsIn(sink),
      (count) => count >= expected,
      120
    );
    assert.equal(recordsIn(sink), expected, 'records are doubled');
    for (const [signal, requests] of [
      ['traces', sink.traces],
      ['logs', sink.logs],
    ] as const) {
      for (const resource of requests.flatMap((request) => request.resourceSpans ?? request.resourceLogs)) {
        const name = sourceOf(resource.resource);
        const field = signal === 'traces' ? 'resourceSpans' : 'resourceLogs';
        received.set(name, [...(received.get(name) ?? []), { signal, request: { [field]: [resource] } }]);
      }
    }
    // Histograms of spans are flushed every five seconds; counters are there before the last record is.
    samples = samplesOf(await collector.metrics());
  });

  after(async () => {
    await collector?.stop();
    await sink?.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const capture of captures) {
    const name = nameOf(capture);
    it(`${name}: raw telemetry and ours make the same sessions`, () => {
      const raw = foldSessions(telemetryOf(capture.requests));
      const full = foldSessions(telemetryOf(received.get(name) ?? []));
      const [expected, actual] = withoutContent(raw, full);
      assert.deepEqual(actual, expected);
    });

    it(`${name}: counters are the model’s totals`, () => {
      const sums = sumsOf(foldSessions(telemetryOf(capture.requests)));
      const known = MISCOUNTED.find(({ runs }) => runs.test(name));
      assert.deepEqual(countersOf(samples, name), known?.counted(sums) ?? sums);
    });
  }
});

function recordsIn(sink: Sink): number {
  const { spans, logs } = telemetryOf([
    ...sink.traces.map((request) => ({ signal: 'traces' as const, request })),
    ...sink.logs.map((request) => ({ signal: 'logs' as const, request })),
  ]);
  return spans.length + logs.length;
}
