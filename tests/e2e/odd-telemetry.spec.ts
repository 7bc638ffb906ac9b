import { randomUUID } from 'node:crypto';

import type { Environment } from './environment/environment';
import { expect, test } from './fixtures';
import { newSpanId, newTraceId, sendLog, sendSpans } from './telemetry/otlp';
import { agentWith, openWhenStored, sendSession, SERVICE } from './telemetry/session';

/** The conventions' names, which the agents of these tests write as they like. */
const tool = { 'gen_ai.operation.name': 'execute_tool' };
const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'odd-model', 'gen_ai.provider.name': 'odd' };

test('spans without the span that should hold them together are shown, and marked', async ({
  environment,
  sessionPage,
}) => {
  const traceId = newTraceId();
  const sent = await sendSession(environment, (id) => [
    { name: 'chat', traceId, parentSpanId: newSpanId(), attributes: { ...chat, 'gen_ai.conversation.id': id } },
    {
      name: 'execute_tool lost_tool',
      traceId,
      parentSpanId: newSpanId(),
      after: 200,
      attributes: { ...tool, 'gen_ai.conversation.id': id, 'gen_ai.tool.name': 'lost_tool' },
    },
  ]);
  await openWhenStored(sessionPage, sent);
  await sessionPage.openAll();
  await expect(sessionPage.row('lost_tool')).toBeVisible();
  await expect(sessionPage.row('odd-model')).toBeVisible();
  await expect(sessionPage.row('incomplete').first()).toBeVisible();
});

test('keys that nobody knows are shown as they came', async ({ environment, sessionPage }) => {
  const traceId = newTraceId();
  const sent = await sendSession(environment, (id) => [
    ...agentWith(traceId, id, {
      name: 'execute_tool odd_tool',
      traceId,
      attributes: { ...tool, 'gen_ai.tool.name': 'odd_tool', 'acme.mood': 'sunny', 'acme.level': 3 },
    }),
  ]);
  await openWhenStored(sessionPage, sent);
  await sessionPage.openAll();
  await sessionPage.row('odd_tool').click();
  await expect(sessionPage.attributes).toContainText('acme.mood');
  await expect(sessionPage.attributes).toContainText('sunny');
  await expect(sessionPage.attributes).toContainText('acme.level');
});

test('arguments that are broken JSON are shown as text', async ({ environment, sessionPage }) => {
  const traceId = newTraceId();
  const broken = '{"path": "src/a.ts", "find": "unterminated';
  const sent = await sendSession(environment, (id) => [
    ...agentWith(traceId, id, {
      name: 'execute_tool edit_file',
      traceId,
      attributes: { ...tool, 'gen_ai.tool.name': 'edit_file', 'gen_ai.tool.call.arguments': broken },
    }),
  ]);
  await openWhenStored(sessionPage, sent);
  await sessionPage.openAll();
  await sessionPage.row('edit_file').click();
  await expect(sessionPage.arguments).toContainText('unterminated');
});

test('a value that Tempo has cut is shown up to the cut, and marked', async ({ environment, sessionPage }) => {
  const traceId = newTraceId();
  // More than Tempo's limit of 16 KiB a value.
  const result = JSON.stringify({ text: 'first words ' + 'x'.repeat(20_000) + ' last words' });
  const sent = await sendSession(environment, (id) => [
    ...agentWith(traceId, id, {
      name: 'execute_tool read_file',
      traceId,
      attributes: { ...tool, 'gen_ai.tool.name': 'read_file', 'gen_ai.tool.call.result': result },
    }),
  ]);
  await openWhenStored(sessionPage, sent);
  await sessionPage.openAll();
  await sessionPage.row('read_file').click();
  await expect(sessionPage.result).toContainText('first words');
  await expect(sessionPage.result).not.toContainText('last words');
  await expect(sessionPage.result).toContainText(/\bcut\b/i);
});

test('a conversation that was condensed: where, and what that freed', async ({ environment, sessionPage }) => {
  const traceId = newTraceId();
  const sent = await sendSession(environment, (id) => {
    const agent = newSpanId();
    const session = { 'gen_ai.conversation.id': id };
    const invoked = { ...session, 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'odd-agent' };
    return [
      { name: 'invoke_agent', traceId, spanId: agent, lasts: 5000, attributes: invoked },
      ...[90_000, 150_000, 40_000].map((tokens, index) => ({
        name: 'chat odd-model',
        traceId,
        parentSpanId: agent,
        after: 1000 * index,
        attributes: { ...session, ...chat, 'gen_ai.usage.input_tokens': tokens, 'gen_ai.usage.output_tokens': 10 },
      })),
    ];
  });
  await openWhenStored(sessionPage, sent);
  await sessionPage.show('context');
  await expect(sessionPage.context.getByRole('list')).toContainText('condensed, 110 K tokens freed');
  await expect(sessionPage.context.getByRole('row').nth(2)).toContainText('+60 K');
  await expect(sessionPage.context.getByRole('row').nth(3)).toContainText('−110 K');
});

test('a trace id with leading zeros is found, and leads to Explore whole', async ({ environment, sessionPage }) => {
  const traceId = newTraceId('000');
  const sent = await sendSession(environment, (id) => [
    ...agentWith(traceId, id, {
      name: 'execute_tool odd_tool',
      traceId,
      attributes: { ...tool, 'gen_ai.tool.name': 'odd_tool' },
    }),
  ]);
  await openWhenStored(sessionPage, sent);
  await sessionPage.openAll();
  await sessionPage.row('odd_tool').click();
  expect(decodeURIComponent((await sessionPage.explore.getAttribute('href')) ?? '')).toContain(`"${traceId}"`);
});

test('a session without an id of its own goes by its trace', async ({ environment, sessionPage, sessionsPage }) => {
  const traceId = newTraceId('00');
  const sent = await sendSession(environment, () => [{ name: 'chat', traceId, attributes: chat }]);
  await expect
    .poll(async () => {
      await sessionsPage.open(sent.range);
      await expect(sessionsPage.reach.or(sessionsPage.empty)).toBeVisible();
      return (await sessionsPage.count()) === undefined ? [] : sessionsPage.ids();
    })
    .toContain(traceId);
  await sessionsPage.row(traceId).getByRole('link').click();
  await expect(sessionPage.summary).toContainText('1 LLM call');
});

test('an agent that only writes log records is listed', async ({ environment, sessionsPage, sessionPage }) => {
  const id = `odd-${randomUUID()}`;
  const now = Date.now();
  const range = { from: now - 60_000, to: now + 60_000 };
  await sendLog(environment.stack.otlpHttp, SERVICE, now, 'I am only a log record.', { 'session.id': id });
  await expect
    .poll(async () => {
      await sessionsPage.open(range);
      await expect(sessionsPage.reach.or(sessionsPage.empty)).toBeVisible();
      return (await sessionsPage.count()) === undefined ? [] : sessionsPage.ids();
    })
    .toContain(id);
  await sessionsPage.row(id).getByRole('link').click();
  await expect(sessionPage.logs).toContainText('I am only a log record.');
});

test('spans that arrive one after another all count', async ({ environment, sessionsPage }) => {
  test.slow();
  const traceId = newTraceId();
  const id = `odd-${randomUUID()}`;
  const start = Date.now();
  const { otlpHttp } = environment.stack;
  const session = { 'gen_ai.conversation.id': id };
  const tools = ['first_tool', 'second_tool', 'third_tool'];
  const agent = newSpanId();
  for (const name of tools) {
    const attributes = { ...tool, ...session, 'gen_ai.tool.name': name };
    await sendSpans(otlpHttp, SERVICE, start, [{ name, traceId, parentSpanId: agent, attributes }]);
    // Tempo must have put the span away before the next one comes.
    await expect.poll(() => isFound(environment, traceId, name), { timeout: 30_000 }).toBe(true);
  }
  await expect
    .poll(async () => {
      await sessionsPage.open({ from: start - 60_000, to: start + 120_000 });
      await expect(sessionsPage.row(id)).toBeVisible();
      return (await sessionsPage.read(id)).toolCalls;
    })
    .toBe(tools.length);
});

async function isFound({ stack }: Environment, traceId: string, spanName: string): Promise<boolean> {
  const query = new URLSearchParams({
    q: `{ resource.service.name = "${SERVICE}" && name = "${spanName}" }`,
    limit: '100',
  });
  const response = await fetch(`${stack.tempo}/api/search?${query}`);
  const { traces } = (await response.json()) as { traces: Array<{ traceID: string }> };
  return traces.some(({ traceID }) => traceID.padStart(32, '0') === traceId);
}
