import { APP_URL } from '../../src/constants';
import { TEST_IDS } from '../../src/testIds';
import type { Environment } from './environment/environment';
import { expect, test } from './fixtures';
import { openApp } from './pages/openApp';
import { ToolPage } from './pages/ToolPage';
import { newSpanId, newTraceId, type OddSpan } from './telemetry/otlp';
import { openWhenStored, sendSession } from './telemetry/session';

const CALLS = 3;

/** Names as no emitter should write them, one for each of a session's agent, model and tool. */
const NAMES = {
  'quotes, braces and dots': (what: string) => `${what} "a" {b="c"} d.e|f\\n \`g\` ${Date.now()}`,
  '300 characters': (what: string) => `${what}-${Date.now()}-${'x'.repeat(300)}`.slice(0, 300),
  'right to left': (what: string) => `\u05d0\u05d1\u05d2 ${what} \u0645\u0631\u062d\u0628\u0627 ${Date.now()}`,
} as const;

interface Names {
  agent: string;
  model: string;
  tool: string;
}

/** Sends a session that calls its tool with the same arguments again and again, and fails: a loop. */
function sendNamed(environment: Environment, { agent, model, tool }: Names) {
  const [traceId, spanId] = [newTraceId(), newSpanId()];
  return sendSession(environment, (id) => [
    {
      name: 'invoke_agent',
      traceId,
      spanId,
      lasts: 200 * CALLS,
      attributes: {
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.agent.name': agent,
        'gen_ai.conversation.id': id,
      },
    },
    ...Array.from({ length: CALLS }, (_, index): OddSpan[] => [
      {
        name: 'chat',
        traceId,
        parentSpanId: spanId,
        after: 200 * index,
        lasts: 80,
        attributes: {
          'gen_ai.operation.name': 'chat',
          'gen_ai.request.model': model,
          'gen_ai.usage.input_tokens': 10,
          'gen_ai.usage.output_tokens': 5,
        },
      },
      {
        name: 'execute_tool',
        traceId,
        parentSpanId: spanId,
        after: 200 * index + 100,
        lasts: 80,
        attributes: {
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': tool,
          'gen_ai.tool.call.arguments': '{"path":"a"}',
          'gen_ai.tool.call.result': 'nothing there',
        },
      },
    ]).flat(),
  ]);
}

for (const [kind, nameOf] of Object.entries(NAMES)) {
  test(`names with ${kind} are found, counted and shown whole on every page`, async ({
    environment,
    page,
    sessionPage,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const names = { agent: nameOf('agent'), model: nameOf('model'), tool: nameOf('tool') };
    const sent = await sendNamed(environment, names);
    await openWhenStored(sessionPage, sent);
    const fits = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

    await openApp(page, `${APP_URL}/sessions`, { ...sent.range, ...names });
    await expect(page.getByTestId(TEST_IDS.sessions.row)).toHaveCount(1);
    await expect(page.getByTestId(TEST_IDS.sessions.row)).toContainText(names.agent);
    await fits();

    const tool = new ToolPage(page);
    await tool.open(names.tool, sent.range);
    await expect(tool.figure('calls').first()).toHaveText(String(CALLS));
    await fits();

    await openApp(page, `${APP_URL}/tools`, { ...sent.range, source: 'traces', table: '1' });
    await expect(page.getByTestId(TEST_IDS.tools.table)).toContainText(names.tool);
    await fits();

    await openApp(page, `${APP_URL}/loops`, sent.range);
    await expect(page.getByTestId(TEST_IDS.loops.row).filter({ hasText: names.tool })).toHaveCount(1);
    await fits();

    await openApp(page, `${APP_URL}/cost`, { ...sent.range, source: 'traces', by: 'model', agent: names.agent });
    await expect(page.getByTestId(TEST_IDS.cost.groups)).toContainText(names.model);
    await expect(page.getByTestId(TEST_IDS.cost.unpriced)).toContainText(names.model);
    await fits();
  });
}
