import type { Environment } from './environment/environment';
import { expect, test } from './fixtures';

test.describe('a call', () => {
  test('says which attribute each of its fields was read from', async ({ environment, sessionPage, page }) => {
    await sessionPage.open(sessionOf(environment, 'failing-tool'), environment.range);
    await expect(sessionPage.rows.first()).toBeVisible();
    await page.keyboard.press('e');
    await sessionPage.inspection.getByRole('button').first().click();
    const row = sessionPage.inspection.getByRole('row').filter({ hasText: 'toolName' });
    await expect(row).toContainText('gen_ai.tool.name');
    await expect(row).toContainText('edit_file');
  });

  test('that edits a file shows what it changes', async ({ environment, sessionPage, page }) => {
    await sessionPage.open(sessionOf(environment, 'failing-tool'), environment.range);
    await expect(sessionPage.rows.first()).toBeVisible();
    await page.keyboard.press('e');
    const asked = callsOf(environment, 'failing-tool').find(({ name }) => name === 'edit_file');
    const [before = ''] = Object.entries(asked?.arguments ?? {}).flatMap(([key, value]) =>
      key === 'path' ? [] : [String(value)]
    );
    await expect(sessionPage.arguments).toContainText(`- ${before.split('\n')[0]}`);
    await sessionPage.arguments.getByRole('button', { name: 'As it came' }).click();
    await expect(sessionPage.arguments).toContainText('"path"');
  });

  test('leads to its trace, its logs and the metrics of its tool', async ({ environment, sessionPage, page }) => {
    await sessionPage.open(sessionOf(environment, 'failing-tool'), environment.range);
    await expect(sessionPage.rows.first()).toBeVisible();
    await page.keyboard.press('e');
    const panesOf = async (link: typeof sessionPage.explore) =>
      new URL((await link.getAttribute('href')) ?? '', 'http://grafana').searchParams.get('panes') ?? '';
    expect(await panesOf(sessionPage.explore)).toContain('"queryType":"traceql"');
    expect(await panesOf(sessionPage.exploreLogs)).toContain('span_id');
    expect(await panesOf(sessionPage.exploreMetrics)).toContain('agent_tool_calls_total');
    expect(await panesOf(sessionPage.exploreMetrics)).toContain('edit_file');
  });
});

test.describe('a call of a model', () => {
  test('shows what it answered and what it was sent, and can be taken along', async ({ environment, sessionPage }) => {
    await sessionPage.open(sessionOf(environment, 'failing-tool'), environment.range);
    await sessionPage.openAll();
    const [first] = callsOf(environment, 'failing-tool');
    await sessionPage.rows.filter({ hasText: 'tool-calls' }).first().click();
    await expect(sessionPage.answer).toContainText(`calls ${first?.name}`);
    await sessionPage.sent.getByRole('button').first().click();
    const title = await sessionPage.page.getByRole('heading', { level: 1 }).textContent();
    await expect(sessionPage.sent).toContainText(title ?? '');
    await expect(sessionPage.request).toContainText('Copy as a request');
  });

  test('of a step comes with what the step did', async ({ environment, sessionPage, page }) => {
    await sessionPage.open(sessionOf(environment, 'failing-tool'), environment.range);
    await expect(sessionPage.rows.first()).toBeVisible();
    await page.keyboard.press('j');
    await expect(sessionPage.details).toContainText('Think');
    await expect(sessionPage.details).toContainText('Act and observe');
    await expect(sessionPage.details.getByRole('heading', { name: 'Arguments' })).toBeVisible();
  });
});

test('an id of an answer, a call or a trace, pasted into the list, finds its session', async ({
  environment,
  sessionsPage,
  sessionPage,
}) => {
  const session = sessionOf(environment, 'plain');
  const lines = environment.truth.lines.filter((line) => line.session === session);
  const answer = lines.flatMap((line) => (line.kind === 'model' ? (line.responseId ?? []) : []))[0] ?? '';
  const call = lines.flatMap((line) => (line.kind === 'tool' ? line.callId : []))[0] ?? '';
  for (const id of [session, answer, call]) {
    await sessionsPage.open({ ...environment.range, q: id });
    await expect(sessionsPage.openById.or(sessionsPage.row(session))).toBeVisible();
    await (id === session ? sessionsPage.row(session) : sessionsPage.openById).getByRole('link').click();
    await expect(sessionPage.summary).toContainText(session);
  }
});

function sessionOf({ truth }: Environment, scenario: string): string {
  return truth.sessions.find((candidate) => candidate.scenario === scenario)?.session ?? '';
}

/** Calls that the model asked for, in order, by the model server's log. */
function callsOf(environment: Environment, scenario: string) {
  const session = sessionOf(environment, scenario);
  return environment.truth.lines.flatMap((line) =>
    line.session === session && line.kind === 'model' ? line.toolCalls : []
  );
}
