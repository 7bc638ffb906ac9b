import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { logOfLine } from '../../../src/dialects/log-lines';
import { foldSessions } from '../../../src/dialects/sessions';
import { telemetryOf } from '../../../src/testing/captures';
import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { pollUntil } from '../poll';
import { startCollector, type TestCollector } from './collector';
import { samplesOf } from './counters';
import { attributesOf, logsIn } from './send';
import { startSink, type Sink } from './sink';

const SESSION = { session_id: 'lines-1', agent: 'plain', user_id: 'jane.doe@example.com' };

/** One session as a logger without OpenTelemetry writes it. */
const LINES = [
  { timestamp: '2026-11-20T10:00:00.250Z', level: 'INFO', message: 'run started', ...SESSION },
  {
    timestamp: '2026-11-20T10:00:02Z',
    level: 'INFO',
    message: 'model call',
    ...SESSION,
    provider: 'anthropic',
    model: 'model-a',
    input_tokens: 1200,
    output_tokens: 80,
    latency_ms: 1500,
  },
  {
    asctime: '2026-11-20 10:00:03,125',
    levelname: 'INFO',
    msg: 'tool call',
    ...SESSION,
    tool_name: 'read_file',
    args: { path: 'src/a.ts' },
    duration_ms: 12,
    success: true,
  },
  {
    ts: 1763632804.5,
    event: 'tool call',
    ...SESSION,
    tool_name: 'shell',
    args: { command: 'curl -H "Authorization: Bearer abcdefghij0123456789"' },
    duration_ms: 40,
    error: 'exit status 7',
  },
];

const NO_OBJECTS = ['Traceback (most recent call last):', '{"message":"broken off', '{no JSON}'];

describe('structured log lines of an agent without OpenTelemetry', { timeout: 120_000 }, () => {
  let folder: string;
  let sink: Sink;
  let collector: TestCollector;

  const start = () =>
    startCollector({
      folder,
      sinkUrl: sink.url,
      env: { FLIGHTRECORDER_JSON_LINES_FILES: join(folder, 'agents', '*.jsonl') },
      more: [join(repositoryRoot, 'collector', 'json-lines.yaml')],
    });
  const arrived = (count: number) =>
    pollUntil(
      `${count} lines`,
      async () => logsIn(sink.logs).length,
      (found) => found >= count
    );

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flightrecorder-lines-'));
    await mkdir(join(folder, 'agents'));
    await writeFile(
      join(folder, 'agents', 'first.jsonl'),
      linesOf([...LINES.map((line) => JSON.stringify(line)), ...NO_OBJECTS])
    );
    sink = await startSink();
    collector = await start();
    await arrived(LINES.length + NO_OBJECTS.length);
  });

  after(async () => {
    await collector?.stop();
    await sink?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('become the session that `fold` makes of the file', () => {
    const [stored] = foldSessions(telemetryOf(sink.logs.map((request) => ({ signal: 'logs' as const, request }))));
    const [read] = foldSessions({ spans: [], logs: LINES.map(logOfLine) });
    const gist = (session: typeof read) =>
      session?.runs.flatMap(({ steps }) =>
        steps.flatMap(({ calls }) => calls.map((call) => [call.kind, call.start, call.outcome]))
      );
    assert.ok((gist(read) ?? []).length >= 3);
    assert.deepEqual(gist(stored), gist(read));
    assert.equal(stored?.id, 'lines-1');
  });

  it('keep their time, text and severity, and nothing twice', () => {
    const records = logsIn(sink.logs);
    const expected = LINES.map(logOfLine).map(({ time, body, severity }) => [time, body, severity]);
    const found = records
      .slice(0, LINES.length)
      .map(({ timeUnixNano, body, severityText }) => [
        Number(BigInt(timeUnixNano) / 1_000_000n),
        body.stringValue,
        severityText ?? '',
      ]);
    assert.deepEqual(found, expected);
    const names = new Set(records.flatMap((record) => Object.keys(attributesOf(record))));
    assert.ok(!['timestamp', 'message', 'level', 'asctime', 'msg', 'event'].some((name) => names.has(name)));
    assert.deepEqual(
      records.slice(LINES.length).map(({ body }) => body.stringValue),
      NO_OBJECTS
    );
  });

  it('are masked, pseudonymous and counted as any other telemetry', async () => {
    const stored = JSON.stringify(sink.logs);
    assert.ok(!stored.includes('abcdefghij0123456789'));
    assert.ok(!stored.includes('jane.doe@example.com'));
    const samples = samplesOf(await collector.metrics()).filter(({ labels }) => labels.agent === 'plain');
    const value = (name: string) =>
      samples.filter((sample) => sample.name === name).reduce((sum, sample) => sum + sample.value, 0);
    assert.deepEqual(
      ['agent_llm_calls_total', 'agent_tool_calls_total', 'agent_tool_errors_total'].map(value),
      [1, 2, 1]
    );
  });

  it('are read once: those that came while the collector was away too, and those of files that came later', async () => {
    const known = LINES.length + NO_OBJECTS.length;
    await collector.stop();
    await appendFile(join(folder, 'agents', 'first.jsonl'), linesOf(['{"message":"written meanwhile"}']));
    collector = await start();
    await arrived(known + 1);
    // A line counts as one once it has ended.
    await writeFile(join(folder, 'agents', 'second.jsonl'), '{"message":"of a new file"}\n{"message":"in two ');
    await arrived(known + 2);
    await appendFile(join(folder, 'agents', 'second.jsonl'), 'parts"}\n');
    await arrived(known + 3);
    assert.deepEqual(
      logsIn(sink.logs)
        .slice(known)
        .map(({ body }) => body.stringValue),
      ['written meanwhile', 'of a new file', 'in two parts']
    );
  });
});

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
