import { expect, test } from './fixtures';
import { newSpanId, newTraceId, sendLog, sendLokiLine } from './telemetry/otlp';
import { agentWith, openWhenStored, sendSession, SERVICE } from './telemetry/session';

const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'odd-model', 'gen_ai.provider.name': 'odd' };

test.describe('what was said to a model and what it answered is a conversation', () => {
  test('where events inside the span tell it', async ({ environment, sessionPage }) => {
    const traceId = newTraceId();
    const sent = await sendSession(environment, (id) =>
      agentWith(traceId, id, {
        name: 'chat odd-model',
        traceId,
        attributes: chat,
        events: [
          { name: 'gen_ai.system.message', attributes: { content: 'You are terse.' } },
          { name: 'gen_ai.user.message', attributes: { content: '[{"text": "What is in the file?"}]' } },
          {
            name: 'gen_ai.choice',
            attributes: {
              finish_reason: 'tool_use',
              message:
                '[{"text": "Let me look."}, {"toolUse": {"toolUseId": "c1", "name": "read_it", "input": {"n": 7}}}]',
            },
          },
        ],
      })
    );
    await openWhenStored(sessionPage, sent);
    await sessionPage.openAll();
    // The row of the step says what the model thought.
    await expect(sessionPage.row('Step 1')).toContainText('Let me look.');
    await sessionPage.row('odd-model').click();
    await expect(sessionPage.answer).toContainText('Let me look.');
    await expect(sessionPage.answer).toContainText('calls read_it');
    await sessionPage.sent.getByRole('button').first().click();
    await expect(sessionPage.sent).toContainText('You are terse.');
    await expect(sessionPage.sent).toContainText('What is in the file?');
  });

  test('where log records that name the span tell it', async ({ environment, sessionPage }) => {
    const traceId = newTraceId();
    const spanId = newSpanId();
    const sent = await sendSession(environment, (id) =>
      agentWith(traceId, id, { name: 'chat odd-model', traceId, spanId, attributes: chat })
    );
    const { otlpHttp } = environment.stack;
    const details = {
      'event.name': 'gen_ai.client.inference.operation.details',
      'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Is it raining?"}]}]',
      'gen_ai.output.messages': '[{"role":"assistant","parts":[{"type":"text","content":"Not in Lisbon."}]}]',
    };
    await sendLog(otlpHttp, SERVICE, Date.now(), '', details, traceId, spanId);
    await openWhenStored(sessionPage, sent);
    await sessionPage.openAll();
    await sessionPage.row('odd-model').click();
    await expect(sessionPage.answer).toContainText('Not in Lisbon.');
    await sessionPage.sent.getByRole('button').first().click();
    await expect(sessionPage.sent).toContainText('Is it raining?');
  });
});

test('lines of JSON that nothing but themselves joins to the session and the span are found', async ({
  environment,
  sessionPage,
}) => {
  const traceId = newTraceId();
  const spanId = newSpanId();
  const tool = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'odd_tool' };
  const sent = await sendSession(environment, (id) =>
    agentWith(traceId, id, { name: 'execute_tool odd_tool', traceId, spanId, attributes: tool })
  );
  const line = (fields: object) =>
    sendLokiLine(environment.stack.loki, SERVICE, Date.now(), JSON.stringify({ level: 'ERROR', ...fields }));
  await line({ session_id: sent.id, message: 'could not lock', step: 1, tool_name: 'odd_tool' });
  await line({ span_id: spanId, message: 'inside the span' });
  await openWhenStored(sessionPage, sent);
  await sessionPage.show('logs');
  await sessionPage.sessionLogs.getByRole('button').filter({ hasText: 'could not lock' }).click();
  await expect(sessionPage.details.getByRole('heading', { level: 2 })).toHaveText('odd_tool');
  await sessionPage.openLogs();
  await expect(sessionPage.logs).toContainText('inside the span');
});
