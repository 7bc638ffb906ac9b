import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { telemetryOf } from '../../../src/testing/captures';
import { plainAttributes } from '../../../src/model/otlp/attributes';
import { pollUntil } from '../poll';
import { attributesOf, logsIn, sendLogs, type Attributes } from './send';
import { served } from './served';

const PASSWORD = 'hunter22';
/** Loki's defaults: bytes of structured metadata, entries of it, and bytes of a line. */
const LOKI = { metadata: 65_536, entries: 128, line: 262_144 };

const many = (count: number, valueOf: (index: number) => unknown): Attributes =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`part.number_${index}`, valueOf(index)]));

const RECORDS: ReadonlyArray<readonly [what: string, attributes: Attributes]> = [
  ['six long values', many(6, (index) => `${index} ${'long '.repeat(2000)}`)],
  ['two hundred attributes', many(200, (index) => index)],
  ['lists and maps', many(40, (index) => [{ text: `${index} ${'long '.repeat(300)}` }])],
];

describe('log records that Loki would refuse, through the real collector', { timeout: 120_000 }, () => {
  const parts = served('packed');

  const stored = async (what: string) =>
    pollUntil(
      what,
      async () => logsIn(parts.sink.logs).find((log) => attributesOf(log)['session.id'] === what),
      (found) => found !== undefined
    );
  const read = (log: unknown) =>
    telemetryOf([{ signal: 'logs', request: { resourceLogs: [{ scopeLogs: [{ logRecords: [log] }] }] } }]).logs[0]!;

  for (const [what, attributes] of RECORDS) {
    it(`have their attributes in the body: ${what}`, async () => {
      const own = { 'session.id': what, 'event.name': 'packed' };
      const body = `said, password="${PASSWORD}"`;
      await sendLogs(parts.collector.otlp, [{ body, attributes: { ...attributes, ...own } }]);
      const log = await stored(what);
      const beside = attributesOf(log);
      assert.ok(Buffer.byteLength(JSON.stringify(log.attributes)) < LOKI.metadata / 2);
      assert.ok(log.attributes.length < LOKI.entries);
      assert.ok(Buffer.byteLength(log.body.stringValue) < LOKI.line);
      assert.equal(beside['event.name'], 'packed');

      const { body: said, attributes: inside } = read(log);
      assert.match(said, /^said, password="\[\w+_REDACTED\]"$/);
      const plain = plainAttributes(inside);
      const texts = (values: object) => Object.entries(values).map(([key, value]) => [key, textOf(value)]);
      assert.deepEqual(
        Object.fromEntries(texts(plain).filter(([key]) => key! in attributes)),
        Object.fromEntries(texts(attributes))
      );
    });
  }

  it('and what fits nowhere is cut, marked, and found by its session', async () => {
    const attributes = many(5000, (index) => `${index} ${'word '.repeat(20)}`);
    const own = { 'session.id': 'far too much' };
    await sendLogs(parts.collector.otlp, [{ body: 'said', attributes: { ...own, ...attributes } }]);
    const log = await stored('far too much');
    assert.ok(log.attributes.length < LOKI.entries);
    assert.ok(Number(attributesOf(log)['flightrecorder.truncated']) > 500_000);
    assert.equal(log.body.stringValue, 'said');
  });

  it('and others stay as they are', async () => {
    const attributes = { 'session.id': 'small', text: 'x'.repeat(20_000), count: 3 };
    await sendLogs(parts.collector.otlp, [{ body: 'said', attributes }]);
    const log = await stored('small');
    assert.equal(log.body.stringValue, 'said');
    assert.deepEqual(log.attributes.find(({ key }: { key: string }) => key === 'count').value, { intValue: '3' });
    assert.ok(!('flightrecorder.packed' in attributesOf(log)));
  });
});

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
