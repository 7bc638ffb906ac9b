import { expect, test } from './fixtures';

const HOUR = 60 * 60_000;

test('nothing in the range: the time of the last session is named, and shown on demand', async ({
  environment,
  sessionsPage,
  page,
}) => {
  const { to } = environment.range;
  await sessionsPage.open({ from: to + 24 * HOUR, to: to + 25 * HOUR });
  await expect(sessionsPage.empty).toContainText('No session in this time range.');
  await expect(sessionsPage.empty).toContainText('The last session before it was seen at');
  await page.getByRole('button', { name: 'Show that time' }).click();
  await expect.poll(() => sessionsPage.count()).toBeGreaterThanOrEqual(environment.truth.sessions.length);
});

test('nothing for a week: says what to check', async ({ environment, sessionsPage }) => {
  const longAgo = environment.range.from - 60 * 24 * HOUR;
  await sessionsPage.open({ from: longAgo, to: longAgo + HOUR });
  await expect(sessionsPage.empty).toContainText('Nor in the 7 days before it');
});

test('no data source: says so, what to add, and that each is missing @host', async ({
  environment,
  sessionsPage,
  page,
}) => {
  await sessionsPage.open(environment.range, environment.host?.bareUrl);
  await expect(sessionsPage.empty).toContainText('Grafana has no Tempo or Loki data source');
  await expect(sessionsPage.empty).toContainText('Add one under Connections');
  for (const type of ['Tempo', 'Loki', 'Prometheus', 'Alertmanager']) {
    await expect(page.getByText(`No ${type} data source was found`)).toBeVisible();
  }
});

test('an unknown session: says where it was looked for, and offers to look further', async ({
  environment,
  sessionPage,
  page,
}) => {
  await sessionPage.open('no-such-session', environment.range);
  await expect(sessionPage.empty).toContainText('Nothing is known of session no-such-session.');
  await page.getByRole('button', { name: 'Look in the 7 days before' }).click();
  await expect(sessionPage.empty).toContainText('Choose an earlier time range if it is older.');
});

test('an unknown trace: Tempo answers 200 and nothing, the page says that nothing is known', async ({
  environment,
  sessionPage,
}) => {
  await sessionPage.open('00f067aa0ba902b7a3ce929d0e0e4736', environment.range);
  await expect(sessionPage.empty).toContainText('Nothing is known of session 00f067aa0ba902b7a3ce929d0e0e4736.');
});

test('an address without a session: says so', async ({ environment, sessionPage }) => {
  await sessionPage.open('', environment.range);
  await expect(sessionPage.empty).toContainText('This address names no session.');
});
