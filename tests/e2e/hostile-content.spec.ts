import { expect, test } from './fixtures';
import { newTraceId } from './telemetry/otlp';
import { agentWith, openWhenStored, sendSession } from './telemetry/session';

const DEEP = `${'['.repeat(2000)}1${']'.repeat(2000)}`;

const ANSWER = `# Done <script>window.hacked = 1</script>

<img src="x" onerror="window.hacked = 1"> ![pixel](http://127.0.0.1:9/pixel.png)

[click](javascript:window.hacked=1) **bold** \u202eesrever\u202c`;

test('content that tries to run, to fetch or to hide is text', async ({ environment, sessionPage, page }) => {
  const traceId = newTraceId();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const sent = await sendSession(environment, (id) => [
    ...agentWith(traceId, id, {
      name: 'chat',
      traceId,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'odd-model',
        'gen_ai.conversation.id': id,
        'gen_ai.output.messages': JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content: ANSWER }] }]),
      },
    }),
    ...agentWith(traceId, id, {
      name: 'execute_tool bash',
      traceId,
      after: 300,
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'bash<b>\u202e',
        'gen_ai.conversation.id': id,
        'gen_ai.tool.call.arguments': DEEP,
        'gen_ai.tool.call.result': '\u001b[31mred\u001b[0m <svg onload="window.hacked = 1"> pass\u200bword',
      },
    }),
  ]);
  await openWhenStored(sessionPage, sent);
  await sessionPage.openAll();

  await sessionPage.row('odd-model').click();
  await expect(sessionPage.answer).toContainText('<script>window.hacked = 1</script>');
  await expect(sessionPage.answer.locator('strong')).toContainText('bold');
  await expect(sessionPage.answer).toContainText('⟦U+202E⟧esrever');
  await expect(sessionPage.answer.locator('script, img, a')).toHaveCount(0);

  await sessionPage.row('bash<b>⟦U+202E⟧').click();
  await expect(sessionPage.result).toContainText('red <svg onload="window.hacked = 1"> pass⟦U+200B⟧word');
  await expect(sessionPage.result).toContainText('unseen');
  await expect(sessionPage.arguments).toContainText('[');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(asked.filter((url) => url.includes('pixel'))).toEqual([]);
});
