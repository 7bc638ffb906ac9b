import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { SessionsPage, type Column } from './pages/SessionsPage';
import { figuresOf } from './truth';

test('says of every session what the model server’s log says @smoke', async ({ environment, sessionsPage }) => {
  const { range, truth } = environment;
  await sessionsPage.open(range);
  await expect.poll(() => sessionsPage.count()).toBe(truth.sessions.length);
  for (const session of truth.sessions) {
    expect.soft(await sessionsPage.read(session.session), session.scenario).toEqual(figuresOf(session));
  }
  await expect(sessionsPage.reach).toContainText('Searched the whole time range');
});

test('has the newest session first @smoke', async ({ environment, sessionsPage }) => {
  const { range, truth } = environment;
  await sessionsPage.open(range);
  const newestFirst = truth.sessions.map(({ session }) => session).reverse();
  await expect.poll(() => sessionsPage.ids()).toEqual(newestFirst);
});

test('finds the loops that the script made, and none where there are none @smoke', async ({
  environment,
  sessionsPage,
  page,
}) => {
  await showAll(page);
  await sessionsPage.open(environment.range);
  for (const { session, scenario, loops } of readable(environment.truth)) {
    await expect.poll(() => sessionsPage.cell(session, 'Loops'), scenario).toBe(String(loops.length));
  }
});

test('says of a session with too many traces that a list does not read it', async ({ environment, sessionsPage }) => {
  await sessionsPage.open({ ...environment.range, sort: '-runs' });
  const [long] = environment.truth.sessions.filter(({ runs }) => runs > MOST_TRACES);
  await expect.poll(() => sessionsPage.cell(long?.session ?? '', 'Loops')).toBe('?');
});

test('says how each session came out', async ({ environment, sessionsPage, page }) => {
  await showAll(page);
  await sessionsPage.open(environment.range);
  for (const { session, scenario, llmErrors } of readable(environment.truth)) {
    const verdict = llmErrors > 0 ? 'Errored' : 'Completed';
    await expect.poll(() => sessionsPage.cell(session, 'Verdict'), scenario).toBe(verdict);
  }
});

test.describe('filters', () => {
  test('by what is not wanted', async ({ environment, sessionsPage }) => {
    const { range, truth } = environment;
    await sessionsPage.open({ ...range, 'not-tool': 'read_file' });
    const wanted = truth.sessions.filter(({ toolCalls }) => !('read_file' in toolCalls));
    await expect.poll(() => sorted(sessionsPage.ids())).toEqual(wanted.map(({ session }) => session).sort());
  });

  test('by bounds', async ({ environment, sessionsPage }) => {
    const { range, truth } = environment;
    await sessionsPage.open({ ...range, errors: '1..' });
    const wanted = truth.sessions.filter((session) => figuresOf(session).failures > 0);
    expect(wanted.length).toBeGreaterThan(0);
    await expect.poll(() => sorted(sessionsPage.ids())).toEqual(wanted.map(({ session }) => session).sort());
  });

  test('by tool', async ({ environment, sessionsPage }) => {
    const { range, truth } = environment;
    await sessionsPage.open(range);
    await sessionsPage.choose('tool', 'edit_file');
    const wanted = truth.sessions.filter(({ toolCalls }) => 'edit_file' in toolCalls);
    await expect.poll(() => sorted(sessionsPage.ids())).toEqual(wanted.map(({ session }) => session).sort());
  });

  test('by model', async ({ environment, sessionsPage }) => {
    const { range, truth } = environment;
    await sessionsPage.open(range);
    await sessionsPage.choose('model', 'gpt-5.2-mini');
    const wanted = truth.sessions.filter(({ models }) => models.includes('gpt-5.2-mini'));
    await expect.poll(() => sorted(sessionsPage.ids())).toEqual(wanted.map(({ session }) => session).sort());
  });

  test('by two at once: both must hold', async ({ environment, sessionsPage }) => {
    const { range, truth } = environment;
    await sessionsPage.open({ ...range, tool: 'search', model: 'gpt-5.2-mini' });
    const wanted = truth.sessions.filter(
      ({ models, toolCalls }) => models.includes('gpt-5.2-mini') && 'search' in toolCalls
    );
    expect(wanted.length).toBeGreaterThan(0);
    await expect.poll(() => sorted(sessionsPage.ids())).toEqual(wanted.map(({ session }) => session).sort());
  });

  test('by several values: any may hold', async ({ environment, sessionsPage }) => {
    const { range, truth } = environment;
    await sessionsPage.open({ ...range, tool: ['delegate', 'check_status'] });
    const wanted = truth.sessions.filter(({ toolCalls }) => 'delegate' in toolCalls || 'check_status' in toolCalls);
    await expect.poll(() => sorted(sessionsPage.ids())).toEqual(wanted.map(({ session }) => session).sort());
  });

  test('by text, and back to all', async ({ environment, sessionsPage }) => {
    const { range, truth } = environment;
    const [one] = truth.sessions;
    const id = one?.session ?? '';
    await sessionsPage.open(range);
    await sessionsPage.search(id.slice(0, 13).toUpperCase());
    await expect.poll(() => sessionsPage.ids()).toEqual([id]);
    await sessionsPage.clearFilters();
    await expect.poll(() => sessionsPage.count()).toBe(truth.sessions.length);
  });

  test('to nothing says so, and offers to clear them', async ({ environment, sessionsPage, page }) => {
    const { range, truth } = environment;
    await sessionsPage.open({ ...range, agent: 'nobody' });
    await expect(sessionsPage.empty).toContainText(`None of the ${truth.sessions.length} loaded sessions`);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect.poll(() => sessionsPage.count()).toBe(truth.sessions.length);
  });
});

test.describe('sorting', () => {
  for (const column of ['LLM', 'Tools', 'Failed', 'Steps', 'Runs'] as const satisfies readonly Column[]) {
    test(`by ${column}: largest first, then smallest first`, async ({ environment, sessionsPage }) => {
      const key = ({ LLM: 'llmCalls', Tools: 'toolCalls', Failed: 'failures', Steps: 'steps', Runs: 'runs' } as const)[
        column
      ];
      const ascending = environment.truth.sessions.map((session) => figuresOf(session)[key]).sort((a, b) => a - b);
      await sessionsPage.open(environment.range);
      await sessionsPage.sortBy(column);
      await expect.poll(() => figures(sessionsPage.readColumn(column))).toEqual([...ascending].reverse());
      await expect(sessionsPage.header(column)).toHaveAttribute('aria-sort', 'descending');
      await sessionsPage.sortBy(column);
      await expect.poll(() => figures(sessionsPage.readColumn(column))).toEqual(ascending);
      await expect(sessionsPage.header(column)).toHaveAttribute('aria-sort', 'ascending');
    });
  }
});

test('the URL alone brings the view back, in another browser', async ({ environment, sessionsPage, page, browser }) => {
  await sessionsPage.open(environment.range);
  await sessionsPage.choose('tool', 'search');
  await sessionsPage.sortBy('Tokens');
  await expect(page).toHaveURL(/sort=/);
  const shown = await sessionsPage.ids();
  expect(shown.length).toBeGreaterThan(1);

  const context = await browser.newContext();
  const other = new SessionsPage(await context.newPage());
  await other.page.goto(page.url());
  await expect.poll(() => other.ids()).toEqual(shown);
  await expect(other.header('Tokens')).toHaveAttribute('aria-sort', 'descending');
  await context.close();
});

test('Back undoes a filter', async ({ environment, sessionsPage, page }) => {
  const { range, truth } = environment;
  await sessionsPage.open(range);
  await expect.poll(() => sessionsPage.count()).toBe(truth.sessions.length);
  await sessionsPage.choose('tool', 'delegate');
  await expect.poll(() => sessionsPage.count()).toBeLessThan(truth.sessions.length);
  await page.goBack();
  await expect.poll(() => sessionsPage.count()).toBe(truth.sessions.length);
});

test('a row opens its session, with the time range @smoke', async ({
  environment,
  sessionsPage,
  sessionPage,
  page,
}) => {
  const { range, truth } = environment;
  const wanted = truth.sessions.find(({ scenario }) => scenario === 'sub-agent')?.session ?? '';
  await sessionsPage.open(range);
  await sessionsPage.row(wanted).getByRole('link').click();
  await expect(sessionPage.summary).toContainText(wanted);
  const query = new URL(page.url()).searchParams;
  expect(query.get('id')).toBe(wanted);
  expect([query.get('from'), query.get('to')].map(timeOf)).toEqual([range.from, range.to]);
});

test('the way back from a session leads to the same filters, order and range', async ({
  environment,
  sessionsPage,
  sessionPage,
  page,
}) => {
  const { range } = environment;
  await sessionsPage.open({ ...range, tool: ['delegate', 'check_status'], sort: '-tokens' });
  const shown = await sessionsPage.ids();
  const list = new URL(page.url()).searchParams;
  await sessionsPage.links.first().click();
  await expect(sessionPage.summary).toBeVisible();
  await page.getByLabel('Breadcrumbs').getByRole('link', { name: 'Sessions' }).click();
  await expect.poll(() => sessionsPage.ids()).toEqual(shown);
  const back = new URL(page.url()).searchParams;
  expect([back.getAll('tool'), back.get('sort')]).toEqual([list.getAll('tool'), list.get('sort')]);
  expect([back.get('from'), back.get('to')].map(timeOf)).toEqual([range.from, range.to]);
});

/** A list reads no session of more traces: each run of the demo agent is one. */
const MOST_TRACES = 25;

function readable<Truth extends { runs: number }>({ sessions }: { sessions: readonly Truth[] }): Truth[] {
  return sessions.filter(({ runs }) => runs <= MOST_TRACES);
}

/** Makes room for all rows: what is not in view is not read. */
async function showAll(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 2400 });
}

/** A time in the URL: Scenes writes milliseconds in some versions, ISO 8601 in others. */
function timeOf(text: string | null): number {
  return text !== null && /^\d+$/.test(text) ? Number(text) : Date.parse(text ?? '');
}

async function sorted(texts: Promise<string[]>): Promise<string[]> {
  return (await texts).sort();
}

async function figures(texts: Promise<string[]>): Promise<number[]> {
  return (await texts).map(Number);
}
