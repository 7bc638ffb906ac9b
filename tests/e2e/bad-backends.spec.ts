import type { Fault } from './environment/faulty-backend';
import type { Environment, FaultyBackendName } from './environment/environment';
import { expect, test, type Page } from './fixtures';

interface FaultyCase {
  fault: Fault;
  /** What the page must say, beside the data source's name: what is wrong and what to do. */
  sentence: RegExp;
}

const FAULTS: readonly FaultyCase[] = [
  { fault: { kind: 'down' }, sentence: /cannot be reached: check that it is running/ },
  // Grafana's proxy gives up first, after 30 s by default and after 3 in this host.
  { fault: { kind: 'slow', seconds: 30 }, sentence: /did not answer .* in time: try a shorter time range/ },
  { fault: { kind: 'status', status: 401 }, sentence: /refused the credentials .*check the authentication/ },
  { fault: { kind: 'status', status: 403 }, sentence: /may not query .*ask an administrator/ },
  { fault: { kind: 'status', status: 429 }, sentence: /too many requests .*wait a minute/ },
  { fault: { kind: 'status', status: 500 }, sentence: /failed at .*HTTP 500.*its own log says why/ },
  { fault: { kind: 'html' }, sentence: /web page came in place of an answer/ },
  { fault: { kind: 'cut' }, sentence: /broke off in the middle/ },
];

test.describe('@host', () => {
  test.use({ expectedComplaints: /(^status [45]\d\d|^console: Failed to load resource).*\/api\/datasources\/proxy\// });

  test.afterEach(async ({ environment }) => {
    await Promise.all((['tempo', 'loki', 'prometheus'] as const).map((name) => setFault(environment, name, 'none')));
  });

  for (const { fault, sentence } of FAULTS) {
    const title = Object.values(fault).join(' ');

    test(`Tempo ${title}: the list says so, and comes back on demand`, async ({ environment, sessionsPage, page }) => {
      const { range, host, truth } = environment;
      await setFault(environment, 'tempo', fault);
      await sessionsPage.open(range, host?.faultyUrl);
      await expectProblem(page, 'Tempo', sentence);
      await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();

      await setFault(environment, 'tempo', 'none');
      await retry(page);
      await expect.poll(() => sessionsPage.count()).toBe(truth.sessions.length);
      await expect(sessionsPage.problem).toBeHidden();
      await expect(sessionsPage.limitation).toBeHidden();
    });

    test(`Loki ${title}: the list stands without it`, async ({ environment, sessionsPage, page }) => {
      const { range, host, truth } = environment;
      await setFault(environment, 'loki', fault);
      await sessionsPage.open(range, host?.faultyUrl);
      await expectProblem(page, 'Loki', sentence);
      await expect.poll(() => sessionsPage.count()).toBe(truth.sessions.length);

      await setFault(environment, 'loki', 'none');
      await retry(page);
      await expect(sessionsPage.problem).toBeHidden();
      await expect(sessionsPage.limitation).toBeHidden();
    });

    test(`Prometheus ${title}: the sessions are there all the same`, async ({ environment, sessionsPage, page }) => {
      const { range, host, truth } = environment;
      await setFault(environment, 'prometheus', fault);
      await sessionsPage.open(range, host?.faultyUrl);
      await expect(sessionsPage.limitation.filter({ hasText: 'Prometheus' })).toContainText(sentence);
      await expect.poll(() => sessionsPage.count()).toBe(truth.sessions.length);

      await setFault(environment, 'prometheus', 'none');
      await retry(page);
      await expect(sessionsPage.limitation).toBeHidden();
    });

    test(`Tempo ${title}: the page of a session says so, and comes back`, async ({
      environment,
      sessionPage,
      page,
    }) => {
      const { range, host, truth } = environment;
      const session = truth.sessions.find(({ scenario }) => scenario === 'plain')?.session ?? '';
      await setFault(environment, 'tempo', fault);
      await sessionPage.open(session, range, host?.faultyUrl);
      await expectProblem(page, 'Tempo', sentence);

      await setFault(environment, 'tempo', 'none');
      await retry(page);
      await expect(sessionPage.tree).toBeVisible();
      await expect(sessionPage.problem).toBeHidden();
    });
  }

  test('Tempo fails while a session is open: what is loaded stays', async ({ environment, sessionPage, page }) => {
    const { range, host, truth } = environment;
    const session = truth.sessions.find(({ scenario }) => scenario === 'plain')?.session ?? '';
    await sessionPage.open(session, range, host?.faultyUrl);
    await expect(sessionPage.tree).toBeVisible();

    await setFault(environment, 'tempo', { kind: 'status', status: 500 });
    await page.getByTestId('data-testid RefreshPicker run button').click();
    await expectProblem(page, 'Tempo', /HTTP 500/);
    await expect(sessionPage.tree).toBeVisible();

    await setFault(environment, 'tempo', 'none');
    await retry(page);
    await expect(sessionPage.problem).toBeHidden();
  });

  test('Loki fails for the log lines of a span: the details stay', async ({ environment, sessionPage, page }) => {
    const { range, host, truth } = environment;
    const session = truth.sessions.find(({ scenario }) => scenario === 'failing-tool')?.session ?? '';
    await sessionPage.open(session, range, host?.faultyUrl);
    await sessionPage.openAll();
    await sessionPage.row('edit_file').first().click();
    await setFault(environment, 'loki', { kind: 'html' });
    await sessionPage.openLogs();
    await expect(sessionPage.details).toContainText('A web page came in place of an answer of Loki');
    await expect(sessionPage.arguments).toBeVisible();

    await setFault(environment, 'loki', 'none');
    await sessionPage.details.getByRole('button', { name: 'Try again' }).click();
    await expect(sessionPage.logs).toContainText('The tool edit_file failed');
    await expect(page.getByText('A web page came')).toBeHidden();
  });
});

async function setFault({ host }: Environment, name: FaultyBackendName, fault: Fault | 'none'): Promise<void> {
  const url = host?.faults[name];
  if (url === undefined) {
    throw new Error('Faults exist in the host page only.');
  }
  const body = JSON.stringify(fault === 'none' ? { kind: 'none' } : fault);
  const response = await fetch(url, { method: 'PUT', body });
  expect(response.status).toBe(204);
}

/** An error on the page that names the data source and says what to do. */
async function expectProblem(page: Page, source: string, sentence: RegExp): Promise<void> {
  const alert = page.getByRole('alert').filter({ hasText: source }).filter({ hasText: sentence }).first();
  await expect(alert).toBeVisible();
}

async function retry(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).first().click();
}
