import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { corpus } from '../../../collector/redaction/corpus';
import { masked } from '../../../collector/redaction/mask';
import { pollUntil } from '../poll';
import { attributesOf, logsIn, sendLogs, sendSpans, spansIn } from './send';
import { served } from './served';

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
  const parts = served('redaction');

  it('masks the corpus as the tables say, in values of spans and bodies of logs', async () => {
    const samples = corpus();
    await sendSpans(
      parts.collector.otlp,
      samples.map(({ text }, index) => ({
        name: 'sample',
        attributes: { 'test.sample': `n${index}`, 'input.value': text },
      }))
    );
    await sendLogs(
      parts.collector.otlp,
      samples.map(({ text }, index) => ({ body: text, attributes: { 'test.sample': `n${index}` } }))
    );
    const of = (records: any[]) => records.filter((record) => 'test.sample' in attributesOf(record));
    await pollUntil(
      'the corpus',
      async () => Math.min(of(spansIn(parts.sink.traces)).length, of(logsIn(parts.sink.logs)).length),
      (count) => count >= samples.length
    );
    const expected = Object.fromEntries(samples.map(({ text }, index) => [`n${index}`, masked(text)]));
    const inSpans = of(spansIn(parts.sink.traces)).map((span) => attributesOf(span));
    assert.deepEqual(
      Object.fromEntries(inSpans.map((found) => [found['test.sample'], found['input.value']])),
      expected
    );
    const inLogs = of(logsIn(parts.sink.logs)).map((log) => [
      attributesOf(log)['test.sample'],
      log.body.stringValue ?? '',
    ]);
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
      // Names as figures and ids have them.
      'vendor.token': secret(),
      'account.number': secret(),
      'my.request.id': secret(),
      [`name ${secret()}`]: 'a value',
      'map of names': { [secret()]: [{ [secret()]: 1 }] },
    });
    const emitter = {
      resource: {
        'service.name': 'leaky',
        'process.command_line': `run --key ${secret()}`,
        'process.command_args': [secret()],
      },
      scope: `leaky ${secret()}`,
      scopeVersion: secret(),
      scopeAttributes: { note: secret(), list: [secret()] },
    };
    await sendSpans(
      parts.collector.otlp,
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
          traceState: `vendor=${secret()}`,
          statusMessage: `refused: ${secret()}`,
          events: [{ name: `event ${secret()}`, attributes: everywhere() }],
          links: [{ note: secret(), list: [secret()] }],
        },
      ],
      emitter
    );
    await sendLogs(
      parts.collector.otlp,
      [
        {
          body: `text ${secret()}`,
          eventName: `name ${secret()}`,
          severityText: secret(),
          attributes: { ...everywhere(), 'test.leak': 'text' },
        },
        { body: { map: { list: [secret(), { key: secret() }] } }, attributes: { 'test.leak': 'map' } },
        { body: [secret()], attributes: { 'test.leak': 'list' } },
      ],
      emitter
    );
    const arrived = async () =>
      [...spansIn(parts.sink.traces), ...logsIn(parts.sink.logs)].filter(
        (record) => 'test.leak' in attributesOf(record)
      );
    const records = await pollUntil('the records', arrived, (found) => found.length >= 4);
    const stored = JSON.stringify([parts.sink.traces, parts.sink.logs]) + (await parts.collector.metrics());
    assert.deepEqual(
      secrets.filter((key) => stored.includes(key.slice(0, 'sk-ant-api03-PlantedAtPlace0000'.length))),
      []
    );
    const counts = records.map((record) => [
      attributesOf(record)['test.leak'],
      Number(attributesOf(record)['flightrecorder.masked.count']),
    ]);
    // Fifteen in attributes; with them name, status and state, or body, name, the attribute that the name is copied to, and
    // severity.
    assert.deepEqual(Object.fromEntries(counts), { span: 18, text: 19, map: 2, list: 1 });
    assert.ok(!stored.includes('flightrecorder.suspect'));
  });

  it('keeps a name that holds a secret out of the labels of metrics', async () => {
    const key = secret();
    await sendSpans(parts.collector.otlp, [
      { attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': key } },
      { attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'someone@example.com' } },
    ]);
    await pollUntil(
      'the counters',
      () => parts.collector.metrics(),
      (text) => /agent_tool_calls_total\{[^}]*tool="_other"[^}]*\} 2/.test(text)
    );
    assert.ok(!(await parts.collector.metrics()).includes(key));
    assert.ok(!JSON.stringify(parts.sink.traces).includes(key));
  });

  it('knows users by a pseudonym only, the same for the same user', async () => {
    const user = 'jane.doe@example.com';
    const keys = ['user.id', 'user.email', 'enduser.id', 'user.account_id', 'user_id'];
    const attributes = { 'test.user': 'x', ...Object.fromEntries(keys.map((key) => [key, user])) };
    await sendSpans(parts.collector.otlp, [{ attributes }], { resource: { 'service.name': 'tests', 'user.id': user } });
    await sendLogs(parts.collector.otlp, [{ attributes }]);
    const arrived = async () =>
      [...spansIn(parts.sink.traces), ...logsIn(parts.sink.logs)].filter(
        (record) => 'test.user' in attributesOf(record)
      );
    const records = await pollUntil('the records', arrived, (found) => found.length >= 2);
    const pseudonyms = records.flatMap((record) => keys.map((key) => attributesOf(record)[key]));
    assert.match(pseudonyms[0], /^user-[0-9a-f]{16}$/);
    assert.equal(new Set(pseudonyms).size, 1);
    assert.ok(!JSON.stringify([parts.sink.traces, parts.sink.logs]).includes(user));
  });

  it('takes an attribute of 10 MB, and goes on', async () => {
    const big = `${'x'.repeat(10_000_000)} password="hunter22"`;
    await sendSpans(parts.collector.otlp, [{ name: 'big', attributes: { 'test.big': 'x', 'input.value': big } }]);
    const arrived = async () => spansIn(parts.sink.traces).filter((span) => 'test.big' in attributesOf(span));
    const [span] = await pollUntil('the span', arrived, (found) => found.length === 1);
    const attributes = attributesOf(span);
    assert.equal(attributes['input.value'].length, 16_384);
    assert.ok(Number(attributes['flightrecorder.truncated']) > 10_000_000);
  });
});
