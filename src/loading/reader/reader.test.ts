import { MessageChannel } from 'node:worker_threads';

import { genaiPrices } from '../../prices/genai-prices';
import { readOperatorPrices } from '../../prices/operator-prices';
import { type RawLog } from '../../model/telemetry';
import { failure, FakeLoki, FakeTempo } from '../../testing/fakeSources';
import { runSpans, SESSION_ID, traceIdOfRun } from '../../testing/runs';
import { Late } from '../worker/Late';
import { type Connection } from '../worker/messages';
import { RemoteCalls } from '../worker/RemoteCalls';
import { serve } from '../worker/serve';
import { LocalReader } from './localReader';
import { type SessionReader } from './reader';
import { readWhole } from './readWhole';
import { RemoteReader } from './remoteReader';

const NOW = 1_100_000;
const FOUND = { id: SESSION_ID, traceIds: [1, 2].map(traceIdOfRun), start: 1_000_000, lastActivity: NOW };

const here = () => new LocalReader(Promise.resolve(genaiPrices));

/** A reader behind a real port, which clones and transfers as a worker does. */
function there(): RemoteReader {
  const { port1, port2 } = new MessageChannel();
  serve<Exclude<keyof SessionReader, 'close'>>(here(), port2 as unknown as Connection, []);
  const end = () => {
    port1.close();
    port2.close();
  };
  const reader = new RemoteReader(new RemoteCalls(port1 as unknown as Connection, end));
  port1.start();
  port2.start();
  return reader;
}

const open: Array<Late<SessionReader>> = [];
afterEach(() => open.splice(0).forEach((reader) => reader.close()));

function late(start: () => SessionReader): Late<SessionReader> {
  const reader = new Late<SessionReader>(async () => start());
  open.push(reader);
  return reader;
}

const tempo = () => new FakeTempo([1, 2].flatMap((run) => runSpans(run, { error: 'timeout' })));
const signal = new AbortController().signal;

/** A line as Loki has it from a collector that ships files. */
function lineOf(line: Record<string, unknown>, time: number): RawLog {
  return {
    traceId: '',
    spanId: '',
    time,
    eventName: '',
    severity: '',
    body: JSON.stringify(line),
    attributes: [],
    emitter: { resource: [], scope: { name: '', version: '' } },
  };
}

describe.each([
  ['this thread', here],
  ['another thread', there],
])('in %s', (_, start) => {
  it('reads what is asked for of a session', async () => {
    const { value, incomplete } = await readWhole(late(start), { tempo: tempo() }, FOUND, 'figures', {
      signal,
      now: NOW,
    });
    expect(incomplete).toBe(false);
    expect(value.counts).toMatchObject({ runs: 2, llmCalls: expect.any(Number), failures: 2 });
  });

  it('reads several at a time, each by itself', async () => {
    const reader = late(start);
    const one = { ...FOUND, traceIds: [traceIdOfRun(1)] };
    const [both, first] = await Promise.all(
      [FOUND, one].map((found) => readWhole(reader, { tempo: tempo() }, found, 'figures', { signal, now: NOW }))
    );
    expect([both?.value.counts.runs, first?.value.counts.runs]).toEqual([2, 1]);
  });

  it('reckons with the prices of an operator', async () => {
    const operatorPrices = readOperatorPrices({
      source: 'contract',
      prices: [{ model: '*', perMillion: { input: 1e6, output: 1e6 } }],
    });
    const options = { signal, now: NOW };
    const list = await readWhole(late(start), { tempo: tempo() }, FOUND, 'figures', options);
    const own = await readWhole(late(start), { tempo: tempo() }, FOUND, 'figures', { ...options, operatorPrices });
    expect(own.value.priced.cost.usd).not.toEqual(list.value.priced.cost.usd);
  });
});

it('says that something is missing, and fails where nothing is left', async () => {
  const broken = tempo();
  broken.before = ({ traceId }) => {
    if (traceId === traceIdOfRun(1)) {
      throw failure('timeout');
    }
  };
  const options = { signal, now: NOW };
  const { value, incomplete } = await readWhole(late(here), { tempo: broken }, FOUND, 'figures', options);
  expect([value.counts.runs, incomplete]).toEqual([1, true]);
  const alone = { ...FOUND, traceIds: [traceIdOfRun(1)] };
  await expect(readWhole(late(here), { tempo: broken }, alone, 'figures', options)).rejects.toMatchObject({
    kind: 'timeout',
  });
});

it('is another session’s business what else the records tell', async () => {
  const other = { ...FOUND, id: 'another' };
  await expect(readWhole(late(here), { tempo: tempo() }, other, 'figures', { signal, now: NOW })).rejects.toThrow(
    'The records tell of no such session.'
  );
});

it('reads log records too where they are asked for', async () => {
  const loki = new FakeLoki();
  const sources = { tempo: tempo(), logs: { loki, selector: '{service_name=~".+"}' } };
  const { incomplete } = await readWhole(late(here), sources, FOUND, 'figures', { signal, now: NOW });
  expect([loki.queries.length, incomplete]).toEqual([2, false]);
  loki.before = () => {
    throw failure('timeout');
  };
  expect(await readWhole(late(here), sources, FOUND, 'figures', { signal, now: NOW })).toMatchObject({
    incomplete: true,
  });
});

it('reads lines of JSON that name the session, where no record beside them does', async () => {
  const loki = new FakeLoki();
  loki.lines = [
    { message: 'run started', run_id: SESSION_ID },
    {
      message: 'model call',
      run_id: SESSION_ID,
      model: 'model-x',
      input_tokens: 1200,
      output_tokens: 80,
      latency_ms: 900,
    },
    { message: 'tool.error tool=search', run_id: SESSION_ID, tool_name: 'search', latency_ms: 20 },
  ].map((line, index) => lineOf(line, NOW - 1000 * index));
  const found = { ...FOUND, traceIds: [] };
  const sources = { tempo: tempo(), logs: { loki, selector: '{job="agents"}' } };
  const { value } = await readWhole(late(there), sources, found, 'figures', { signal, now: NOW });
  expect(value.counts).toMatchObject({ llmCalls: 1, toolCalls: 1, failures: 1, tokens: { output: 80 } });
  expect(loki.queries[1]).toContain('| json ');
});

it('stops when it is aborted, and can be asked again', async () => {
  const reader = late(there);
  const controller = new AbortController();
  const asked = readWhole(reader, { tempo: tempo() }, FOUND, 'figures', { signal: controller.signal, now: NOW });
  controller.abort();
  await expect(asked).rejects.toMatchObject({ kind: 'aborted' });
  reader.close();
  expect(await readWhole(reader, { tempo: tempo() }, FOUND, 'loops', { signal, now: NOW })).toMatchObject({
    incomplete: false,
  });
});
