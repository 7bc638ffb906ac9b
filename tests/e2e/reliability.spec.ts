import { randomUUID } from 'node:crypto';

import type { SessionTruth } from '../../demo/agent/src/truth';
import { APP_URL } from '../../src/constants';
import { TEST_IDS } from '../../src/testIds';
import { countsOf, type RecordedMonth } from './environment/month';
import { NAMED_GATEWAY } from './environment/named-gateway';
import { expect, test } from './fixtures';
import { newTraceId } from './telemetry/otlp';
import { sendSession } from './telemetry/session';

/** A model that some sessions of the demo agent call, and others don't. */
const MODEL = 'gpt-5.2-mini';

/** The rule of alert-rules that pages for it, as Prometheus would send it. */
function pageFor(model: string, gateway = 'gateway.example.com', provider = 'openai') {
  return {
    labels: {
      alertname: 'LLMErrorBudgetBurnFast',
      severity: 'critical',
      slo: 'llm-errors',
      pair: 'Fast',
      tier: 'page',
      gateway,
      provider,
      model,
    },
    annotations: {
      summary: `40% of 220 calls of ${model} through ${gateway} failed in 1h`,
      sessions: new URLSearchParams({ gateway, provider, model }).toString(),
      lookback: '1h',
      runbook: 'LLMErrorBudgetBurn',
      dashboard: 'flightrecorder-slo',
    },
    startsAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 600_000).toISOString(),
  };
}

/** As stack/alertmanager/templates writes it, with the browser's base URL for Grafana's address. */
function sessionsLinkOf({ startsAt, annotations }: ReturnType<typeof pageFor>): string {
  return `${APP_URL}/sessions?from=${Date.parse(startsAt) - 3_600_000}&to=now&${annotations.sessions}`;
}

async function fire(alertmanager: string, alert: ReturnType<typeof pageFor>): Promise<void> {
  const answer = await fetch(`${alertmanager}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([alert]),
  });
  expect(answer.ok).toBe(true);
}

test.describe('a page', () => {
  test('leads to the sessions that it is about, from the message and from the page', async ({
    environment,
    reliabilityPage,
    sessionsPage,
    page,
  }) => {
    const { stack, truth } = environment;
    const alert = pageFor(MODEL);
    await fire(stack.alertmanager, alert);
    const guilty = truth.sessions.filter(({ models }) => models.includes(MODEL)).map(({ session }) => session);
    expect(guilty.length).toBeGreaterThan(0);
    expect(guilty.length).toBeLessThan(truth.sessions.length);
    const listed = async () => (await sessionsPage.ids()).sort();

    await page.goto(sessionsLinkOf(alert));
    await expect.poll(listed).toEqual(guilty.sort());

    await reliabilityPage.open();
    const line = reliabilityPage.alerts.filter({ hasText: MODEL });
    await expect(line).toContainText('page');
    await line.getByRole('link', { name: 'Sessions' }).click();
    await expect.poll(listed).toEqual(guilty.sort());
  });
});

test.describe('a gateway that the operator named @host', () => {
  test('is what metrics call it, and leads to the sessions that went through it', async ({
    environment,
    reliabilityPage,
    sessionsPage,
    page,
  }) => {
    const { stack } = environment;
    const model = `gateway-test-${randomUUID().slice(0, 8).replace(/\d/g, 'x')}`;
    const provider = 'openai';
    const call = (id: string, address: string) => ({
      name: `chat ${model}`,
      traceId: newTraceId(),
      failed: true,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': provider,
        'gen_ai.request.model': model,
        'gen_ai.conversation.id': id,
        'server.address': address,
        'error.type': '500',
      },
    });
    const guilty = await sendSession(environment, (id) => [call(id, NAMED_GATEWAY.address)]);
    const other = await sendSession(environment, (id) => [call(id, 'elsewhere.example.net')]);

    const gateways = async () => {
      const query = `group by (gateway) (agent_llm_errors_total{model="${model}"})`;
      const answer = await fetch(`${stack.prometheus}/api/v1/query?${new URLSearchParams({ query }).toString()}`);
      const { data } = (await answer.json()) as { data: { result: Array<{ metric: { gateway: string } }> } };
      return data.result.map(({ metric }) => metric.gateway).sort();
    };
    await expect.poll(gateways, { timeout: 60_000 }).toEqual(['elsewhere.example.net', NAMED_GATEWAY.name]);

    const alert = pageFor(model, NAMED_GATEWAY.name, provider);
    await fire(stack.alertmanager, alert);
    const opened = async () => {
      await page.goto(sessionsLinkOf(alert));
      await expect(sessionsPage.reach).toBeVisible();
      return sessionsPage.ids();
    };
    await expect.poll(opened, { timeout: 60_000 }).toEqual([guilty.id]);

    await reliabilityPage.open();
    await reliabilityPage.alerts.filter({ hasText: model }).getByRole('link', { name: 'Sessions' }).click();
    await expect.poll(() => sessionsPage.ids()).toEqual([guilty.id]);

    await sessionsPage.open({ ...other.range, model, gateway: 'elsewhere.example.net' });
    await expect.poll(() => sessionsPage.ids()).toEqual([other.id]);
  });
});

test.describe('a month of records @host', () => {
  const monthOf = ({ host }: { host?: { month: RecordedMonth } }) => host!.month;

  test('is a budget, and who spent it', async ({ environment, reliabilityPage, page }) => {
    const month = monthOf(environment);
    const { total, bad } = countsOf(month);
    await reliabilityPage.openWith(month.slo);
    await reliabilityPage.objective(month.slo).getByRole('button').click();
    const member = reliabilityPage.member(month.labels.model);
    const left = Math.round(100 * (1 - bad / total / 0.01));
    await expect(member.getByRole('meter')).toHaveAttribute('aria-valuetext', `${left} %`);
    await expect(member).toContainText(`${bad} of`);
    await expect(member).toContainText('page');
    await member.getByRole('link').click();
    await expect(page).toHaveURL(new RegExp(`/sessions\\?.*model=${month.labels.model}`));
    await expect(page.getByTestId(TEST_IDS.sessions.reach)).toBeVisible();
  });

  test('is replayed: each outage would have paged, and with another target none', async ({
    environment,
    reliabilityPage,
    page,
  }) => {
    const month = monthOf(environment);
    await reliabilityPage.openWith(month.slo, { slo: month.slo });
    await expect(reliabilityPage.outcome).toContainText(`As it is: ${month.outages.length} pages, 0 tickets.`);
    await expect(reliabilityPage.reach).toContainText('30 of 30 days');
    await reliabilityPage.target.focus();
    // A tenth of a power of ten a step: from 99 % to 95 %.
    for (let step = 0; step < 7; step += 1) {
      await page.keyboard.press('ArrowLeft');
    }
    await expect(page).toHaveURL(/target=95(&|$)/);
    await expect(reliabilityPage.outcome).toContainText('This would have been 0 pages');
    await expect(reliabilityPage.changes).toContainText('alert-rules/slo/llm-errors.yaml, line');
    await expect(reliabilityPage.changes).toContainText('- target: 0.95');
    await page.reload();
    await expect(reliabilityPage.outcome).toContainText('This would have been 0 pages');
  });
});

test.describe('the sessions that spent a budget', () => {
  /** Sessions with failed calls as the model server's log has them, those with most first. */
  const spenders = (sessions: readonly SessionTruth[], failedOf: (session: SessionTruth) => number) =>
    sessions
      .map((session): [id: string, failed: number] => [session.session, failedOf(session)])
      .filter(([, failed]) => failed > 0);
  const failedTools = ({ toolCalls }: SessionTruth) =>
    Object.values(toolCalls).reduce((sum, { failed }) => sum + failed, 0);

  test('are those whose calls of a model failed', async ({ environment, reliabilityPage }) => {
    const expected = spenders(environment.truth.sessions, ({ llmErrors }) => llmErrors);
    expect(expected.length).toBeGreaterThan(0);
    // What other tests send calls no model that somebody is paged for.
    await reliabilityPage.openWorst('llm-errors', { tier: 'page' });
    await expect.poll(async () => (await reliabilityPage.failedCalls()).sort()).toEqual(expected.sort());
    await expect(reliabilityPage.worstReach).toContainText('Searched back to');
  });

  test('are those whose tools failed, and lead to the first call that did', async ({
    environment,
    reliabilityPage,
    sessionPage,
  }) => {
    const expected = new Map(spenders(environment.truth.sessions, failedTools));
    const most = Math.max(...expected.values());
    await reliabilityPage.openWorst('tool-errors');
    // Sessions that other tests sent are in the list as well.
    const known = (await reliabilityPage.failedCalls()).filter(([id]) => expected.has(id));
    expect(known).toContainEqual([expect.any(String), most]);
    for (const [id, failed] of known) {
      expect.soft(failed, id).toBe(expected.get(id));
    }

    const [[worst] = ['']] = known;
    await reliabilityPage.worstSessions
      .filter({ has: reliabilityPage.page.locator(`[title="${worst}"]`) })
      .getByRole('link')
      .click();
    const tools = environment.truth.lines.filter((line) => line.session === worst && line.kind === 'tool');
    const first = tools.find((line) => line.kind === 'tool' && !line.ok);
    expect(first).toBeDefined();
    const selected = sessionPage.rows.and(reliabilityPage.page.locator('[aria-selected="true"]'));
    await expect(selected).toContainText(first?.kind === 'tool' ? first.tool : '');
    await expect(selected).toContainText(/failed|error/i);
  });
});

test('answers whether a model would page', async ({ reliabilityPage, page }) => {
  await reliabilityPage.openWith('llm-errors', { 'label.gateway': 'gateway.example.com', 'label.model': 'gpt-5.9' });
  await expect(reliabilityPage.answer).toContainText(/^Yes: line \d+ of alert-rules\/tiers\.yaml is the first/);
  await reliabilityPage.open({ 'label.gateway': 'elsewhere', 'label.model': 'gpt-5.9' });
  await expect(reliabilityPage.answer).toContainText('No, a ticket is opened: no entry matches.');
  await expect(page).toHaveURL(/label\.model=gpt-5\.9/);
});

test('says what it lacks @host', async ({ environment, reliabilityPage }) => {
  await reliabilityPage.open({}, environment.host!.bareUrl);
  await expect(reliabilityPage.empty).toContainText('no Prometheus data source');
  await expect(reliabilityPage.firing).toContainText('no Alertmanager data source');
});
