import { expect, test } from './fixtures';
import { newTraceId, sendLog } from './telemetry/otlp';
import { agentWith, openWhenStored, sendSession, SERVICE } from './telemetry/session';

const tool = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'send_mail' };

test.describe('what is not there is said, with the name of the limit', () => {
  test('masked: how much, and of what kind', async ({ environment, sessionPage }) => {
    const traceId = newTraceId();
    const text = JSON.stringify({ to: 'somebody@example.org', cc: 'nobody@example.org' });
    const sent = await sendSession(environment, (id) =>
      agentWith(traceId, id, {
        name: 'execute_tool send_mail',
        traceId,
        attributes: { ...tool, 'gen_ai.tool.call.arguments': text },
      })
    );
    await openWhenStored(sessionPage, sent);
    await sessionPage.openAll();
    await sessionPage.row('send_mail').click();
    await expect(sessionPage.withheld).toContainText('The collector masked');
    await expect(sessionPage.arguments).not.toContainText('somebody@');
    await sessionPage.arguments.getByText('2 masked').hover();
    await expect(sessionPage.page.getByRole('tooltip')).toContainText('EMAIL ×2');
  });

  test('cut: from how many bytes, and where the limit is set', async ({ environment, sessionPage }) => {
    const traceId = newTraceId();
    const sent = await sendSession(environment, (id) =>
      agentWith(traceId, id, {
        name: 'execute_tool send_mail',
        traceId,
        attributes: { ...tool, 'gen_ai.tool.call.result': 'word '.repeat(8000) },
      })
    );
    await openWhenStored(sessionPage, sent);
    await sessionPage.openAll();
    await sessionPage.row('send_mail').click();
    await expect(sessionPage.withheld).toContainText(/the record had 4\d,\d{3} bytes, .* 16,384 bytes of each value/);
    await expect(sessionPage.withheld).toContainText('max_attribute_bytes');
  });

  test('not captured, by the collector and by the agent: which setting decides', async ({
    environment,
    sessionPage,
  }) => {
    const traceId = newTraceId();
    const sent = await sendSession(environment, (id) =>
      agentWith(traceId, id, {
        name: 'execute_tool send_mail',
        traceId,
        attributes: { ...tool, 'gen_ai.tool.call.arguments': '[NOT_CAPTURED]' },
      })
    );
    await openWhenStored(sessionPage, sent);
    await sessionPage.openAll();
    await sessionPage.row('send_mail').click();
    await sessionPage.arguments.getByText('not captured', { exact: true }).hover();
    await expect(sessionPage.page.getByRole('tooltip')).toContainText('FLIGHTRECORDER_CONTENT');
    await expect(sessionPage.details).toContainText('Result: not recorded.');
    await expect(sessionPage.details).toContainText('OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT');
  });

  test('sampled: which part was kept, and what says so', async ({ environment, sessionPage }) => {
    const traceId = newTraceId();
    const traceState = 'ot=th:e;rv:ffffffffffffff';
    const sent = await sendSession(environment, (id) =>
      agentWith(traceId, id, { name: 'execute_tool send_mail', traceId, attributes: tool }).map((span) => ({
        ...span,
        traceState,
      }))
    );
    await openWhenStored(sessionPage, sent);
    const notice = sessionPage.problem.filter({ hasText: 'sampled before they were stored' });
    await expect(notice).toContainText('1 of 1 traces');
    await expect(notice).toContainText('13 % of traces are kept (tracestate: ot=th:e)');
  });

  test('gone: a trace that only the logs name, and how long Tempo keeps traces', async ({
    environment,
    sessionPage,
  }) => {
    const traceId = newTraceId();
    const gone = newTraceId();
    const sent = await sendSession(environment, (id) =>
      agentWith(traceId, id, { name: 'execute_tool send_mail', traceId, attributes: tool })
    );
    const record = { 'gen_ai.conversation.id': sent.id };
    await sendLog(environment.stack.otlpHttp, SERVICE, Date.now(), 'wrote into a lost trace', record, gone);
    await openWhenStored(sessionPage, sent);
    const notice = sessionPage.problem.filter({ hasText: 'that Tempo does not have' });
    await expect(notice).toContainText(gone);
    await expect(notice).toContainText(/block_retention: \d+h/);
  });
});

test('a session that was never there: where it was looked for, and how long Tempo keeps traces', async ({
  environment,
  sessionPage,
  page,
}) => {
  await sessionPage.open('no-such-session', environment.range);
  await expect(sessionPage.empty).toContainText('Neither a trace nor a log record from');
  await expect(sessionPage.empty).toContainText('the page looks again for a minute');
  const askedAgain = page.waitForRequest(/\/api\/search/, { timeout: 20_000 });
  await askedAgain;
  await page.getByRole('button', { name: 'Look in the 7 days before' }).click();
  await expect(sessionPage.empty).toContainText(/block_retention: \d+h/);
});
