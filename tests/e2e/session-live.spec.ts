import { randomUUID } from 'node:crypto';

import { expect, test } from './fixtures';
import { newSpanId, newTraceId, sendSpans, type OddSpan } from './telemetry/otlp';
import { openWhenStored, SERVICE } from './telemetry/session';

const CALLS = 60;
const HOUR = 3_600_000;

test('a running session grows on screen, without losing the place, and says when it ends', async ({
  environment,
  sessionPage,
  page,
}) => {
  test.slow();
  const traceId = newTraceId();
  const agent = newSpanId();
  const id = `odd-${randomUUID()}`;
  const start = Date.now();
  const { otlpHttp } = environment.stack;
  const session = { 'gen_ai.conversation.id': id };
  const call = (name: string, after: number): OddSpan => ({
    name: `execute_tool ${name}`,
    traceId,
    parentSpanId: agent,
    after,
    lasts: 5,
    attributes: { ...session, 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': name },
  });
  const first = Array.from({ length: CALLS }, (_, index) => call(`tool_${index}`, index * 10));
  await sendSpans(otlpHttp, SERVICE, start, first);
  await openWhenStored(sessionPage, { id, range: { from: start - 60_000, to: start + HOUR } });
  await expect(sessionPage.verdict).toContainText('Running');
  await expect(sessionPage.live).toContainText('Live: data to');
  const reached = await sessionPage.live.textContent();

  await sessionPage.openAll();
  await sessionPage.row(`tool_20`).click();
  const scrolled = () => sessionPage.tree.evaluate(({ scrollTop }) => scrollTop);
  await sessionPage.tree.hover();
  await page.mouse.wheel(0, 300);
  await expect.poll(scrolled).toBeGreaterThan(100);
  const place = await scrolled();

  await sendSpans(otlpHttp, SERVICE, start, [call('late_tool', Date.now() - start)]);
  await expect(sessionPage.summary).toContainText(`${CALLS + 1} tool calls`, { timeout: 60_000 });
  expect(await scrolled()).toBe(place);
  await expect(sessionPage.details.getByRole('heading', { level: 2 })).toHaveText('tool_20');
  expect(await sessionPage.live.textContent()).not.toBe(reached);

  const whole = Date.now() - start;
  const attributes = { ...session, 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'odd-agent' };
  await sendSpans(otlpHttp, SERVICE, start, [
    { name: 'invoke_agent', traceId, spanId: agent, lasts: whole, attributes, failed: true },
  ]);
  await expect(sessionPage.verdict).toContainText('Errored', { timeout: 60_000 });
  await expect(sessionPage.details.getByRole('heading', { level: 2 })).toHaveText('tool_20');
});
