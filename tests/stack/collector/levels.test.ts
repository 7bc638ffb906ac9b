import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pollUntil } from '../poll';
import { startCollector } from './collector';
import { attributesOf, logsIn, sendLogs, sendSpans, spansIn } from './send';
import { startSink } from './sink';

const EMAIL = 'jane.doe@example.com';
const LONG = `${EMAIL} ${'a word '.repeat(100)}`;

/** What arrives of a long text with a mail address in it, at a level. */
interface Level {
  name: string;
  env: Record<string, string>;
  arrives: (text: string) => boolean;
}

const masked = (text: string) => text === LONG.replace(EMAIL, '[EMAIL_REDACTED]');

const LEVELS: readonly Level[] = [
  { name: 'none', env: { FLIGHTRECORDER_CONTENT: 'none' }, arrives: (text) => text === '[NOT_CAPTURED]' },
  {
    name: 'previews',
    env: { FLIGHTRECORDER_CONTENT: 'previews' },
    arrives: (text) => text === LONG.replace(EMAIL, '[EMAIL_REDACTED]').slice(0, 200),
  },
  { name: 'a word that is no level', env: { FLIGHTRECORDER_CONTENT: 'ful' }, arrives: masked },
  { name: 'full, said once', env: { FLIGHTRECORDER_CONTENT: 'full' }, arrives: masked },
  {
    name: 'full, said twice',
    env: { FLIGHTRECORDER_CONTENT: 'full', FLIGHTRECORDER_STORE_UNREDACTED_CONTENT: 'yes' },
    arrives: (text) => text === LONG,
  },
];

describe('levels of content', { timeout: 300_000 }, () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flightrecorder-levels-'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  for (const { name, env, arrives } of LEVELS) {
    it(`stores what ${name} says, and users as pseudonyms`, async () => {
      const sink = await startSink();
      const collector = await startCollector({ folder: join(folder, name), sinkUrl: sink.url, env });
      try {
        const attributes = {
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': 'send',
          'gen_ai.conversation.id': 'session-a',
          'gen_ai.tool.call.arguments': LONG,
          'user.email': EMAIL,
        };
        await sendSpans(collector.otlp, [{ name: 'execute_tool send', attributes }]);
        await sendLogs(collector.otlp, [{ body: LONG, attributes: { 'input.value': LONG } }]);
        await pollUntil(
          'both records',
          async () => Math.min(spansIn(sink.traces).length, logsIn(sink.logs).length),
          (count) => count === 1
        );
        const [span] = spansIn(sink.traces);
        const [log] = logsIn(sink.logs);
        const texts = [
          attributesOf(span)['gen_ai.tool.call.arguments'],
          attributesOf(log)['input.value'],
          log.body.stringValue,
        ];
        texts.forEach((text) => assert.ok(arrives(text), `${name}: ${text}`));
        assert.equal(attributesOf(span)['gen_ai.conversation.id'], 'session-a');
        assert.equal(attributesOf(span)['flightrecorder.tool'], 'send');
        assert.match(attributesOf(span)['flightrecorder.tool.arguments.hash'], /^[0-9a-f]{64}$/);
        assert.match(attributesOf(span)['user.email'], /^user-[0-9a-f]{16}$|^\[NOT_CAPTURED\]$/);
      } finally {
        await collector.stop();
        await sink.close();
      }
    });
  }

  it('does not start without a salt', async () => {
    await assert.rejects(
      startCollector({
        folder: join(folder, 'unsalted'),
        sinkUrl: 'http://127.0.0.1:9',
        env: { FLIGHTRECORDER_SALT_FILE: join(folder, 'missing') },
      }),
      /missing/
    );
  });
});
