import type { Browser, Page } from '@playwright/test';

import { APP_URL } from '../../src/constants';
import { TEST_IDS } from '../../src/testIds';
import { bytes, milliseconds, ofTarget, spreadOf, type Figure } from './figures';
import { countTraffic } from './traffic';

/** The app's own measure, see src/loading/paintMeasure.ts. */
const PAINTED = 'flightrecorder:sessions-painted';
const PAINT_TARGET_MS = 200;
const ROUNDS = 5;
const DEADLINE_MS = 120_000;

interface Range {
  from: number;
  to: number;
}

/** From Tempo's answer to painted rows, when the list holds so many sessions; each round in a fresh browser. */
export async function measureList(browser: Browser, origin: string, range: Range, sessions: number): Promise<Figure[]> {
  const first: number[] = [];
  const full: number[] = [];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await newPage(browser);
    await openList(page, origin, range);
    first.push(await lastPaint(page));
    rows = await loadOlder(page, sessions);
    full.push(await lastPaint(page));
    await page.context().close();
  }
  const [firstSpread, fullSpread] = [spreadOf(first), spreadOf(full)];
  return [
    { what: 'answer to painted rows, first view', value: milliseconds(firstSpread) },
    {
      what: `answer to painted rows, with ${rows} sessions listed`,
      value: milliseconds(fullSpread),
      ratio: ofTarget(fullSpread.median, PAINT_TARGET_MS, 'ms'),
    },
  ];
}

/** What a page's first view costs, in a browser that has nothing of it yet. */
export async function measureFirstViews(
  browser: Browser,
  origin: string,
  range: Range,
  sessionId: string
): Promise<{ figures: Figure[]; scripts: Map<string, string[]> }> {
  const figures: Figure[] = [];
  const scripts = new Map<string, string[]>();
  for (const [name, open] of [
    ['sessions', (page: Page) => openList(page, origin, range)],
    ['session', (page: Page) => openSession(page, origin, range, sessionId)],
  ] as const) {
    const page = await newPage(browser);
    const traffic = countTraffic(page);
    const started = performance.now();
    await open(page);
    const took = performance.now() - started;
    await page.waitForLoadState('networkidle');
    const { data, plugin } = await traffic.totals();
    scripts.set(name, traffic.scripts());
    figures.push(
      { what: `${name}: requests to data sources`, value: String(data.requests), ratio: bytes(data.bytes) },
      { what: `${name}: files of the plugin`, value: String(plugin.requests), ratio: bytes(plugin.bytes) },
      { what: `${name}: from navigation to content`, value: `${Math.round(took)} ms` }
    );
    await page.context().close();
  }
  return { figures, scripts };
}

/** How long a session of many traces takes to be there whole, and what it asks for. */
export async function measureLong(
  browser: Browser,
  origin: string,
  range: Range,
  sessionId: string,
  traces: number
): Promise<Figure[]> {
  const page = await newPage(browser);
  const traffic = countTraffic(page);
  const started = performance.now();
  await openSession(page, origin, range, sessionId);
  const firstContent = performance.now() - started;
  await whole(page, traces);
  const took = performance.now() - started;
  const { data } = await traffic.totals();
  await page.context().close();
  return [
    { what: 'from navigation to the first runs', value: `${Math.round(firstContent)} ms` },
    {
      what: `from navigation to all ${traces} traces`,
      value: `${Math.round(took)} ms`,
      ratio: `${(took / traces).toFixed(1)} ms a trace`,
    },
    {
      what: 'requests to data sources',
      value: String(data.requests),
      ratio: `${bytes(data.bytes)}, ${bytes(Math.round(data.bytes / traces))} a trace`,
    },
  ];
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  page.setDefaultTimeout(DEADLINE_MS);
  return page;
}

async function openList(page: Page, origin: string, { from, to }: Range): Promise<void> {
  await page.goto(`${origin}${APP_URL}/sessions?from=${from}&to=${to}`);
  await page.getByTestId(TEST_IDS.sessions.row).first().waitFor();
}

async function openSession(page: Page, origin: string, { from, to }: Range, id: string): Promise<void> {
  await page.goto(`${origin}${APP_URL}/session?id=${id}&from=${from}&to=${to}`);
  await page.getByTestId(TEST_IDS.session.summary).waitFor();
}

/** Presses "Load older" until the list has so many sessions, or all there are. @returns how many it has */
async function loadOlder(page: Page, sessions: number): Promise<number> {
  const grid = page.getByTestId(TEST_IDS.sessions.grid);
  const rows = async () => Number(await grid.getAttribute('aria-rowcount')) - 1;
  const older = page.getByTestId(TEST_IDS.sessions.older);
  await loaded(page);
  while ((await rows()) < sessions && (await older.isVisible())) {
    await page.evaluate((name) => performance.clearMeasures(name), PAINTED);
    await older.click();
    await loaded(page);
  }
  return rows();
}

/** Until "Load older" can be pressed, or is gone since there is nothing older; while it loads, it is disabled. */
async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(
    (selector) => document.querySelector<HTMLButtonElement>(selector)?.disabled !== true,
    `[data-testid="${TEST_IDS.sessions.older}"]`
  );
}

async function lastPaint(page: Page): Promise<number> {
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, PAINTED);
  return page.evaluate((name) => performance.getEntriesByName(name).at(-1)?.duration ?? Number.NaN, PAINTED);
}

/** Waits until every trace is there; loads more where the page stops at its limit. */
async function whole(page: Page, traces: number): Promise<void> {
  const more = page.getByTestId(TEST_IDS.session.more);
  const complete = page.getByTestId(TEST_IDS.session.summary).filter({ hasText: `${traces} runs` });
  while (!(await complete.isVisible())) {
    if (await more.isVisible()) {
      await more.click();
    }
    await page.waitForTimeout(50);
  }
  await page.getByTestId(TEST_IDS.session.progress).waitFor({ state: 'hidden' });
}
