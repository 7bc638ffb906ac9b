import type { Environment } from './environment/environment';
import { expect, test } from './fixtures';
import { SessionPage } from './pages/SessionPage';
import { treeOf, type TreeRow } from './truth';

const SCENARIOS = [
  'plain',
  'loop',
  'oscillation',
  'failing-tool',
  'rate-limit',
  'server-error',
  'sub-agent',
  'edit-test',
  'edit-tested',
  'edit-untested',
  'paging',
  'polling',
];

/** High enough for every row of a short session: only rows that are near the visible part are in the document. */
const TALL = { width: 1440, height: 2400 };

test('the scenarios below are all that the agent has', ({ environment }) => {
  const had = new Set(environment.truth.sessions.map(({ scenario }) => scenario));
  expect([...had].sort()).toEqual([...SCENARIOS, 'long'].sort());
});

test.describe('the tree is what the model server’s log says', () => {
  test.use({ viewport: TALL });
  for (const scenario of SCENARIOS) {
    const tag = scenario === 'sub-agent' ? ' @smoke' : '';
    test(`${scenario}${tag}`, async ({ environment, sessionPage }) => {
      const { range, truth } = environment;
      for (const { session } of truth.sessions.filter((candidate) => candidate.scenario === scenario)) {
        const expected = treeOf(session, truth.lines);
        await sessionPage.open(session, range);
        await sessionPage.openAll();
        await expect.poll(() => sessionPage.rows.count()).toBe(expected.length);
        expect(compared(await sessionPage.read(), expected)).toEqual(expected);
      }
    });
  }
});

test.describe('failures', () => {
  test('of a tool are red, in the call and in its figures', async ({ environment, sessionPage }) => {
    await sessionPage.open(sessionOf(environment, 'failing-tool'), environment.range);
    await sessionPage.openAll();
    const failed = sessionPage.row('edit_file').first();
    const fine = sessionPage.row('read_file').first();
    expect(redness(await colorOf(sessionPage, failed, 'edit_file'))).toBeGreaterThan(60);
    expect(redness(await colorOf(sessionPage, fine, 'read_file'))).toBeLessThan(30);
    await expect(sessionPage.summary).toContainText('1 failed');
  });

  test('of a model say what the server answered', async ({ environment, sessionPage }) => {
    await sessionPage.open(sessionOf(environment, 'server-error'), environment.range);
    await sessionPage.openAll();
    await sessionPage.rows
      .filter({ has: sessionPage.page.getByTitle('failed', { exact: true }) })
      .last()
      .click();
    await expect(sessionPage.error).toContainText('The server had an error while processing your request.');
  });
});

test.describe('the details of a call', () => {
  test('have its arguments, its attributes and its log lines', async ({ environment, sessionPage }) => {
    const session = sessionOf(environment, 'failing-tool');
    await sessionPage.open(session, environment.range);
    await sessionPage.openAll();
    await sessionPage.row('edit_file').first().click();
    await expect(sessionPage.arguments).toContainText('src/format.mjs');
    await expect(sessionPage.attributes).toContainText('gen_ai.tool.name');
    await expect(sessionPage.error).toBeVisible();
    await sessionPage.openLogs();
    await expect(sessionPage.logs).toContainText('The tool edit_file failed');
  });

  test('say so where a span has no log line', async ({ environment, sessionPage }) => {
    await sessionPage.open(sessionOf(environment, 'plain'), environment.range);
    await sessionPage.openAll();
    await sessionPage.row('read_file').first().click();
    await sessionPage.openLogs();
    await expect(sessionPage.details).toContainText('Loki has no log line that names this span.');
  });

  test('lead to its trace in Explore', async ({ environment, sessionPage, page }) => {
    const session = sessionOf(environment, 'plain');
    const traceIds = await tracesOf(environment, session);
    await sessionPage.open(session, environment.range);
    await sessionPage.openAll();
    await sessionPage.row('read_file').first().click();
    const href = await sessionPage.explore.getAttribute('href');
    const panes = JSON.parse(new URL(href ?? '', page.url()).searchParams.get('panes') ?? '{}') as {
      a: { datasource: string; queries: Array<{ query: string }> };
    };
    expect(traceIds).toHaveLength(1);
    expect(panes.a).toMatchObject({ datasource: 'flightrecorder-tempo', queries: [{ query: traceIds[0] }] });
  });

  test('are in the URL: another browser shows the same call', async ({ environment, sessionPage, page, browser }) => {
    await sessionPage.open(sessionOf(environment, 'loop'), environment.range);
    await sessionPage.openAll();
    await sessionPage.row('search').nth(2).click();
    const details = await sessionPage.details.innerText();

    const context = await browser.newContext();
    const other = new SessionPage(await context.newPage());
    await other.page.goto(page.url());
    await expect.poll(() => other.details.innerText()).toBe(details);
    await context.close();
  });
});

test('a session of many traces is loaded whole', async ({ environment, sessionPage }) => {
  test.slow();
  const { range, truth } = environment;
  const long = truth.sessions.find(({ scenario }) => scenario === 'long');
  await sessionPage.open(long?.session ?? '', range);
  await expect(sessionPage.summary).toContainText(`${long?.runs} runs`, { timeout: 60_000 });
  await expect(sessionPage.progress).toBeHidden();
  await expect(sessionPage.problem.filter({ hasText: 'could not be loaded' })).toBeHidden();
  await sessionPage.tree.focus();
  await sessionPage.page.keyboard.press('End');
  await expect(sessionPage.row(`Run ${long?.runs}`)).toBeVisible();
});

function sessionOf({ truth }: Environment, scenario: string): string {
  const session = truth.sessions.find((candidate) => candidate.scenario === scenario);
  if (session === undefined) {
    throw new Error(`The agent had no session of scenario ${scenario}.`);
  }
  return session.session;
}

/** The rows with their titles cut to what the truth knows: details follow the title without a gap. */
function compared(rows: readonly TreeRow[], expected: readonly TreeRow[]): TreeRow[] {
  return rows.map((row, index) => {
    const title = expected[index]?.title ?? '';
    return row.title.startsWith(title) ? { ...row, title } : row;
  });
}

/** Ids of the traces that Tempo itself finds for a session. */
async function tracesOf({ stack, range }: Environment, session: string): Promise<string[]> {
  const query = new URLSearchParams({
    q: `{ span.ai.settings.context.sessionId = "${session}" }`,
    limit: '100',
    start: String(Math.floor(range.from / 1000)),
    end: String(Math.ceil(range.to / 1000)),
  });
  const response = await fetch(`${stack.tempo}/api/search?${query}`);
  const { traces } = (await response.json()) as { traces: Array<{ traceID: string }> };
  return traces.map(({ traceID }) => traceID.padStart(32, '0'));
}

async function colorOf(page: SessionPage, row: ReturnType<SessionPage['row']>, text: string): Promise<string> {
  return row.getByText(text, { exact: true }).evaluate((element) => getComputedStyle(element).color);
}

/** How much more red than green and blue a colour has, of 255. */
function redness(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return red - Math.max(green, blue);
}
