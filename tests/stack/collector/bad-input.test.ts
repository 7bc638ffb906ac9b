import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { pollUntil } from '../poll';
import { samplesOf } from './counters';
import { attributesOf, keyValues, logsIn, sendLogs, sendSpans, spansIn } from './send';
import { served } from './served';

const run = promisify(execFile);
const TOOL = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'read' };

/** What is no OTLP. Each is refused by itself, as a mistake of the sender that it must not repeat. */
const MALFORMED: ReadonlyArray<readonly [what: string, type: string, body: string | Uint8Array]> = [
  ['random bytes as protobuf', 'application/x-protobuf', randomBytes(4096)],
  ['JSON as protobuf', 'application/x-protobuf', '{"resourceSpans":[]}'],
  ['a text as JSON', 'application/json', 'not JSON at all'],
  ['JSON that breaks off', 'application/json', '{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"wo'],
  ['a text where a list belongs', 'application/json', '{"resourceSpans":"all of them"}'],
  ['an id that is no hexadecimal', 'application/json', bodyWith({ traceId: 'zz', spanId: 'zz' })],
  ['a time that is a word', 'application/json', bodyWith({ startTimeUnixNano: 'yesterday' })],
];

function bodyWith(span: object): string {
  const whole = {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    name: 'x',
    ...span,
  };
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [whole] }] }] });
}

describe('bad input, to the real collector', { timeout: 240_000 }, () => {
  const parts = served('bad-input');

  const toolCalls = async (agent: string) =>
    samplesOf(await parts.collector.metrics())
      .filter(({ name, labels }) => name === 'agent_tool_calls_total' && labels.agent === agent)
      .reduce((sum, { value }) => sum + value, 0);

  for (const [what, type, body] of MALFORMED) {
    it(`refuses ${what}, and takes what comes after`, async () => {
      const post = { method: 'POST', headers: { 'content-type': type }, body: body as BodyInit };
      const response = await fetch(`${parts.collector.otlp}/v1/traces`, post);
      assert.equal(response.status, 400, await response.text());
      const agent = `after ${what}`;
      await sendSpans(parts.collector.otlp, [{ attributes: { ...TOOL, 'gen_ai.agent.name': agent } }]);
      await pollUntil(
        'the call after it',
        () => toolCalls(agent),
        (count) => count === 1
      );
    });
  }

  it('counts calls whose clocks are years off, or end before they begin, and keeps their times', async () => {
    const nanos = (year: number) => `${Date.UTC(year, 0, 1)}000000`;
    const times = [
      [nanos(1971), nanos(1972)],
      [nanos(2199), nanos(2200)],
      [nanos(2026), nanos(2020)],
      ['0', '0'],
    ] as const;
    const attributes = keyValues({ ...TOOL, 'gen_ai.agent.name': 'clocks' });
    const spans = times.map(([startTimeUnixNano, endTimeUnixNano]) => ({
      traceId: randomBytes(16).toString('hex'),
      spanId: randomBytes(8).toString('hex'),
      name: 'off',
      startTimeUnixNano,
      endTimeUnixNano,
      attributes,
    }));
    const response = await fetch(`${parts.collector.otlp}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
    });
    assert.equal(response.status, 200);
    await pollUntil(
      'the calls',
      () => toolCalls('clocks'),
      (count) => count === times.length
    );
    const stored = spansIn(parts.sink.traces).filter(({ name }) => name === 'off');
    assert.deepEqual(
      stored.map(({ startTimeUnixNano = '0' }) => startTimeUnixNano).sort(),
      times.map(([start]) => start).sort()
    );
    // A duration below zero is no duration: three of the four calls have one.
    const durations = samplesOf(await parts.collector.metrics()).filter(
      ({ name, labels }) => name === 'agent_tool_duration_seconds_count' && labels.tool === 'read'
    );
    const calls = (await Promise.all(['clocks', ...MALFORMED.map(([what]) => `after ${what}`)].map(toolCalls))).reduce(
      (sum, count) => sum + count
    );
    assert.deepEqual(
      durations.map(({ value }) => value),
      [calls - 1]
    );
  });

  describe('ten thousand distinct names of tools', () => {
    /** `aaaa`, `aaab`, …: no digit tells them from real ones. */
    const inLetters = (index: number) =>
      Array.from({ length: 4 }, (_, place) => 'abcdefghij'[Math.floor(index / 10 ** place) % 10]).join('');
    const made: ReadonlyArray<readonly [what: string, name: (index: number) => string]> = [
      ['with numbers', (index) => `made_up_${1000 + index}`],
      ['in letters', (index) => `make_${inLetters(index)}`],
    ];
    for (const [what, name] of made) {
      it(`${what}: every call counts, under one name`, async () => {
        const agent = `many tools ${what}`;
        const calls = Array.from({ length: 10_000 }, (_, index) => ({
          attributes: { ...TOOL, 'gen_ai.tool.name': name(index), 'gen_ai.agent.name': agent },
        }));
        await sendSpans(parts.collector.otlp, calls);
        await pollUntil(
          'the calls',
          () => toolCalls(agent),
          (count) => count >= calls.length
        );
        const series = samplesOf(await parts.collector.metrics()).filter(
          (sample) => sample.name === 'agent_tool_calls_total' && sample.labels.agent === agent
        );
        assert.deepEqual(
          series.map(({ labels, value }) => [labels.tool, value]),
          [['_other', calls.length]]
        );
      });
    }

    it('others keep their names', async () => {
      const attributes = { ...TOOL, 'gen_ai.agent.name': 'few tools' };
      const names = Array.from({ length: 50 }, (_, index) => `known_${inLetters(index)}`);
      const calls = names.flatMap((tool) =>
        [1, 2].map(() => ({ attributes: { ...attributes, 'gen_ai.tool.name': tool } }))
      );
      await sendSpans(parts.collector.otlp, calls);
      await pollUntil(
        'the calls',
        () => toolCalls('few tools'),
        (count) => count === calls.length
      );
      const tools = samplesOf(await parts.collector.metrics())
        .filter(({ name, labels }) => name === 'agent_tool_calls_total' && labels.agent === 'few tools')
        .map(({ labels, value }) => [labels.tool, value]);
      assert.deepEqual(tools.sort(), names.map((tool) => [tool, 2]).sort());
      assert.ok(!(await parts.collector.metrics()).includes('agent_batch_'));
    });
  });

  it('says of a secret that is split, in base64 or in bytes what the docs say: it is not found', async () => {
    const key = `sk-ant-api03-${'SplitOverTwoValues'.repeat(2)}`;
    const base64 = Buffer.from('the password is hunter22').toString('base64');
    const attributes = { 'test.split': 'x', first: key.slice(0, 20), second: key.slice(20), encoded: base64 };
    const bytes = Buffer.from(key);
    const authorization = `Authorization: Basic ${Buffer.from('jane:hunter22').toString('base64')}`;
    await sendLogs(parts.collector.otlp, [{ attributes: { ...attributes, bytes, header: authorization } }]);
    const [log] = await pollUntil(
      'the record',
      async () => logsIn(parts.sink.logs).filter((record) => 'test.split' in attributesOf(record)),
      (found) => found.length === 1
    );
    const stored = attributesOf(log);
    assert.deepEqual(stored.bytes, bytes.toString('base64'));
    assert.deepEqual([stored.first, stored.second, stored.encoded], [key.slice(0, 20), key.slice(20), base64]);
    assert.equal(stored.header, 'Authorization: [AUTHORIZATION_REDACTED]');
  });

  it('makes no configuration of an operator’s broken table, and names file and line', async () => {
    const table = join(parts.folder, 'broken.yaml');
    const out = join(parts.folder, 'generated.yaml');
    await writeFile(table, 'patterns:\n  - category: EMPLOYEE\n    pattern: "E-(\\\\d{6}"\n    reason: a person\n');
    const main = join(repositoryRoot, 'collector', 'main.ts');
    const made = run(process.execPath, ['--import', 'tsx', main, '--operator', table, '--out', out], {
      cwd: repositoryRoot,
    });
    await assert.rejects(made, (error: { code: number; stderr: string }) => {
      assert.equal(error.code, 1);
      assert.match(error.stderr, /broken\.yaml:3: pattern is no pattern/);
      return true;
    });
  });
});
