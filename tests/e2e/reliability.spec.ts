import { APP_URL } from '../../src/constants';
import { TEST_IDS } from '../../src/testIds';
import { countsOf, type RecordedMonth } from './environment/month';
import { expect, test } from './fixtures';

/** A model that some sessions of the demo agent call, and others don't. */
const MODEL = 'gpt-5.2-mini';

/** The rule of alert-rules that pages for it, as Prometheus would send it. */
function pageFor(model: string) {
  return {
    labels: {
      alertname: 'LLMErrorBudgetBurnFast',
      severity: 'critical',
      slo: 'llm-errors',
      pair: 'Fast',
      tier: 'page',
      gateway: 'gateway.example.com',
      provider: 'openai',
      model,
    },
    annotations: {
      summary: `40% of 220 calls of ${model} through gateway.example.com failed in 1h`,
      sessions: `gateway=gateway.example.com&provider=openai&model=${encodeURIComponent(model)}`,
      lookback: '1h',
      runbook: 'LLMErrorBudgetBurn',
      dashboard: 'flightrecorder-slo',
    },
    startsAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 600_000).toISOString(),
  };
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
    const answer = await fetch(`${stack.alertmanager}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([alert]),
    });
    expect(answer.ok).toBe(true);
    const guilty = truth.sessions.filter(({ models }) => models.includes(MODEL)).map(({ session }) => session);
    expect(guilty.length).toBeGreaterThan(0);
    expect(guilty.length).toBeLessThan(truth.sessions.length);
    const listed = async () => (await sessionsPage.ids()).sort();

    // As stack/alertmanager/templates writes it, with the browser's base URL for Grafana's address.
    const from = Date.parse(alert.startsAt) - 3_600_000;
    await page.goto(`${APP_URL}/sessions?from=${from}&to=now&${alert.annotations.sessions}`);
    await expect.poll(listed).toEqual(guilty.sort());

    await reliabilityPage.open();
    const line = reliabilityPage.alerts.filter({ hasText: MODEL });
    await expect(line).toContainText('page');
    await line.getByRole('link', { name: 'Sessions' }).click();
    await expect.poll(listed).toEqual(guilty.sort());
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
