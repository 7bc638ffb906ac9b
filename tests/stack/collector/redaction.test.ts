import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { corpus } from '../../../collector/redaction/corpus';
import { masked } from '../../../collector/redaction/mask';
import { pollUntil } from '../poll';
import { startCollector, type TestCollector } from './collector';
import { attributesOf, logsIn, sendLogs, sendSpans, spansIn } from './send';
import { startSink, type Sink } from './sink';

/** None of them is real. Each is planted at one place only, so that a leak names its place. */
let planted = 0;
const secrets: string[] = [];
function secret(): string {
  planted += 1;
  const key = `sk-ant-api03-PlantedAtPlace${String(planted).padStart(4, '0')}AbCdEfGhIjKlMnOpQr`;
  secrets.push(key);
  return key;
}

describe('redaction by the real collector', { timeout: 240_000 }, () => {
  let folder: string;
  let sink: Sink;
  let collector: TestCollector;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flightrecorder-redaction-'));
    sink = await startSink();
    collector = await startCollector({ folder, sinkUrl: sink.url });
  });

  after(async () => {
    await collector?.stop();
    await sink?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('masks the corpus as the tables say, in values of spans and bodies of logs', async () => {
    const samples = corpus();
    await sendSpans(
      collector.otlp,
      samples.map(({ text }, index) => ({
        name: 'sample',
        attributes: { 'test.sample': `n${index}`, 'input.value': text },
      }))
    );
    await sendLogs(
      collector.otlp,
      samples.map(({ text }, index) => ({ body: text, attributes: { 'test.sample': `n${index}` } }))
    );
    const of = (records: any[]) => records.filter((record) => 'test.sample' in attributesOf(record));
    await pollUntil(
      'the corpus',
      async () => Math.min(of(spansIn(sink.traces)).length, of(logsIn(sink.logs)).length),
      (count) => count >= samples.length
    );
    const expected = Object.fromEntries(samples.map(({ text }, index) => [`n${index}`, masked(text)]));
    const inSpans = of(spansIn(sink.traces)).map((span) => attributesOf(span));
    assert.deepEqual(
      Object.fromEntries(inSpans.map((found) => [found['test.sample'], found['input.value']])),
      expected
    );
    const inLogs = of(logsIn(sink.logs)).map((log) => [attributesOf(log)['test.sample'], log.body.stringValue ?? '']);
    assert.deepEqual(Object.fromEntries(inLogs), expected);
  });

  it('leaves no planted secret anywhere, whatever place of a span, a log record or a metric it was in', async () => {
    const everywhere = () => ({
      'input.value': secret(),
      'my.own.attribute': `see ${secret()}`,
      'gen_ai.tool.call.arguments': JSON.stringify({ key: secret(), deep: JSON.stringify({ password: secret() }) }),
      'gen_ai.input.messages': [{ role: 'user', parts: [{ text: secret() }, secret()] }],
      list: [secret(), [secret()]],
      map: { inner: { key: secret() } },
    });
    const emitter = {
      resource: {
        'service.name': 'leaky',
        'process.command_line': `run --key ${secret()}`,
        'process.command_args': [secret()],
      },
      scope: 'leaky',
      scopeAttributes: { note: secret(), list: [secret()] },
    };
    await sendSpans(
      collector.otlp,
      [
        {
          name: `chat ${secret()}`,
          attributes: {
            ...everywhere(),
            'gen_ai.operation.name': 'chat',
            'gen_ai.agent.name': 'leaky',
            'test.leak': 'span',
          },
          failed: true,
          statusMessage: `refused: ${secret()}`,
          events: [{ name: `event ${secret()}`, attributes: everywhere() }],
          links: [{ note: secret(), list: [secret()] }],
        },
      ],
      emitter
    );
    await sendLogs(
      collector.otlp,
      [
        {
          body: `text ${secret()}`,
          eventName: `name ${secret()}`,
          attributes: { ...everywhere(), 'test.leak': 'text' },
        },
        { body: { map: { list: [secret(), { key: secret() }] } }, attributes: { 'test.leak': 'map' } },
        { body: [secret()], attributes: { 'test.leak': 'list' } },
      ],
      emitter
    );
    const arrived = async () =>
      [...spansIn(sink.traces), ...logsIn(sink.logs)].filter((record) => 'test.leak' in attributesOf(record));
    const records = await pollUntil('the records', arrived, (found) => found.length >= 4);
    const stored = JSON.stringify([sink.traces, sink.logs]) + (await collector.metrics());
    assert.deepEqual(
      secrets.filter((key) => stored.includes(key.slice(0, 30))),
      []
    );
    const counts = records.map((record) => [
      attributesOf(record)['test.leak'],
      Number(attributesOf(record)['flightrecorder.masked.count']),
    ]);
    // Nine in attributes; with them name and status, or body, name and the attribute that the name is copied to.
    assert.deepEqual(Object.fromEntries(counts), { span: 11, text: 12, map: 2, list: 1 });
    assert.ok(!stored.includes('flightrecorder.suspect'));
  });

  it('keeps a name that holds a secret out of the labels of metrics', async () => {
    const key = secret();
    await sendSpans(collector.otlp, [
      { attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': key } },
      { attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'someone@example.com' } },
    ]);
    await pollUntil(
      'the counters',
      () => collector.metrics(),
      (text) => /agent_tool_calls_total\{[^}]*tool="_other"[^}]*\} 2/.test(text)
    );
    assert.ok(!(await collector.metrics()).includes(key));
    assert.ok(!JSON.stringify(sink.traces).includes(key));
  });

  it('knows users by a pseudonym only, the same for the same user', async () => {
    const user = 'jane.doe@example.com';
    const keys = ['user.id', 'user.email', 'enduser.id', 'user.account_id', 'user_id'];
    const attributes = { 'test.user': 'x', ...Object.fromEntries(keys.map((key) => [key, user])) };
    await sendSpans(collector.otlp, [{ attributes }], { resource: { 'service.name': 'tests', 'user.id': user } });
    await sendLogs(collector.otlp, [{ attributes }]);
    const arrived = async () =>
      [...spansIn(sink.traces), ...logsIn(sink.logs)].filter((record) => 'test.user' in attributesOf(record));
    const records = await pollUntil('the records', arrived, (found) => found.length >= 2);
    const pseudonyms = records.flatMap((record) => keys.map((key) => attributesOf(record)[key]));
    assert.match(pseudonyms[0], /^user-[0-9a-f]{16}$/);
    assert.equal(new Set(pseudonyms).size, 1);
    assert.ok(!JSON.stringify([sink.traces, sink.logs]).includes(user));
  });

  it('takes attributes of 10 MB and ten thousand tools, and goes on', async () => {
    const big = `${'x'.repeat(10_000_000)} password="hunter22"`;
    await sendSpans(collector.otlp, [{ name: 'big', attributes: { 'test.big': 'x', 'input.value': big } }]);
    const arrived = async () => spansIn(sink.traces).filter((span) => 'test.big' in attributesOf(span));
    const [span] = await pollUntil('the span', arrived, (found) => found.length === 1);
    const attributes = attributesOf(span);
    assert.equal(attributes['input.value'].length, 16_384);
    assert.ok(Number(attributes['flightrecorder.truncated']) > 10_000_000);

    const tools = Array.from({ length: 10_000 }, (_, index) => ({
      attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': `made_up_${1000 + index}` },
    }));
    await sendSpans(collector.otlp, tools, { resource: { 'service.name': 'many-tools' } });
    await pollUntil(
      'the counters',
      () => collector.metrics(),
      (text) => /agent_tool_calls_total\{agent="many-tools"[^}]*tool="_other"\} 10000/.test(text)
    );
    assert.equal((await collector.metrics()).match(/agent_tool_calls_total\{agent="many-tools"/g)?.length, 1);
  });
});
