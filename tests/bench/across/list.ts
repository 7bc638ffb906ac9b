import type { Browser, Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import { milliseconds, spreadOf, type Figure } from '../figures';
import { framesWhile } from '../session/frames';
import { rounds } from '../session/rounds';
import { agentOf, countOfAgent, rangeOf, SPANS } from './many-sessions';

const DEADLINE_MS = 120_000;
/** The app's own measure, see src/loading/paintMeasure.ts. */
const PAINTED = 'flightrecorder:sessions-painted';
const TURNS = 60;

/**
 * Lists many sessions, a thousand more at each press of "Load older", then filters, sorts and scrolls them.
 *
 * @throws Error where the page lists or counts others than there are
 */
export async function measureManySessions(browser: Browser, origin: string, sessions: number): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(DEADLINE_MS);
    await page.addInitScript('globalThis.__name = (made) => made');
    await watchTasks(page);
    const { first, last } = await loadAll(page, origin, sessions);
    return [
      { what: 'the first thousand: from navigation, longest task', ...figureOf(first) },
      { what: 'the last thousand: from the press, longest task', ...figureOf(last) },
      ...(await use(page, sessions)),
      { what: 'frames of scrolling', ...(await scroll(page)) },
    ];
  } finally {
    await context.close();
  }
}

interface Load {
  took: number;
  longest: number;
  /** From the last answer to painted rows. */
  painted: number;
}

function figureOf({ took, longest, painted }: Load): Pick<Figure, 'value' | 'ratio'> {
  return {
    value: `${Math.round(took)} ms`,
    ratio: `longest task ${Math.round(longest)} ms, last answer to painted rows ${Math.round(painted)} ms`,
  };
}

async function loadAll(page: Page, origin: string, sessions: number): Promise<{ first: Load; last: Load }> {
  const range = rangeOf(sessions);
  const older = page.getByTestId(TEST_IDS.sessions.older);
  const started = performance.now();
  await page.goto(`${origin}${APP_URL}/sessions?from=${range.from}&to=${range.to}`);
  await page.getByTestId(TEST_IDS.sessions.row).first().waitFor();
  await loaded(page);
  const first = { took: performance.now() - started, ...(await loadOf(page)) };
  let last = first;
  while (await older.isVisible()) {
    const at = performance.now();
    await page.evaluate(forgetTasks);
    await page.evaluate((name) => performance.clearMeasures(name), PAINTED);
    await older.click();
    await loaded(page);
    last = { took: performance.now() - at, ...(await loadOf(page)) };
  }
  expectRows(await rowsOf(page), sessions, 'in all');
  return { first, last };
}

/** Until "Load older" can be pressed, or is gone since there is nothing older; while it loads, it is disabled. */
async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(
    (selector) => document.querySelector<HTMLButtonElement>(selector)?.disabled !== true,
    `[data-testid="${TEST_IDS.sessions.older}"]`
  );
}

async function loadOf(page: Page): Promise<Omit<Load, 'took'>> {
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, PAINTED);
  const painted = await page.evaluate((name) => performance.getEntriesByName(name).at(-1)?.duration ?? NaN, PAINTED);
  return { longest: await page.evaluate(longestTask), painted };
}

interface Watched {
  tasks: number[];
}

async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { tasks: [] };
    Object.assign(window, watched);
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => watched.tasks.push(duration))
    ).observe({ type: 'longtask', buffered: true });
    // Answers of many pages: the browser keeps 250 by itself.
    performance.setResourceTimingBufferSize(5000);
  });
}

const forgetTasks = () => void (window as unknown as Watched).tasks.splice(0);
/** Milliseconds; 0 where no task took 50. */
const longestTask = () => Math.max(0, ...(window as unknown as Watched).tasks);

/** What people do with a long list: from the event to the painted list that has so many rows, or another first one. */
async function use(page: Page, sessions: number): Promise<Figure[]> {
  const agent = agentOf(7);
  const ofAgent = countOfAgent(agent, sessions);
  const search = page.getByTestId(TEST_IDS.sessions.search);
  const typed = await timed(page, () => search.fill(agent), ofAgentText(agent, sessions));
  const cleared = await timed(page, () => search.fill(''), sessions);
  const byCost = () => page.getByRole('columnheader', { name: /cost/i }).getByRole('button').click();
  const byName = () =>
    page
      .getByRole('columnheader', { name: /session/i })
      .getByRole('button')
      .click();
  const sorted = spreadOf(await rounds((round) => timed(page, round % 2 === 0 ? byCost : byName, 'another first row')));
  const facet = page.getByTestId(TEST_IDS.sessions.filter('agent')).getByRole('combobox');
  const option = page.getByRole('option', { name: new RegExp(`^${agent}\\b`) });
  const opened = await timed(page, () => facet.click(), 'options');
  const counted = await facet.fill(agent).then(() => option.first().innerText());
  const chosen = await timed(page, () => option.first().click(), ofAgent);
  await page.keyboard.press('Escape');
  expectText(counted, `${ofAgent.toLocaleString('en')} sessions`);
  await timed(page, () => page.getByTestId(TEST_IDS.sessions.clearFilters).click(), sessions);
  return [
    { what: 'a text typed', value: `${Math.round(typed)} ms` },
    { what: 'the text taken away', value: `${Math.round(cleared)} ms` },
    { what: 'sorted by cost, by name', value: milliseconds(sorted) },
    { what: 'the box of a facet opened', value: `${Math.round(opened)} ms` },
    { what: 'a value of it chosen', value: `${Math.round(chosen)} ms` },
  ];
}

/** `agent 7` is found in no other name, but for none of these: their numbers go on. */
function ofAgentText(agent: string, sessions: number): number {
  return Array.from({ length: sessions }, (_, number) => agentOf(number)).filter((it) => it.includes(agent)).length;
}

type Awaited = number | 'another first row' | 'options';

/** From the event that an action brings about to the paint after what is awaited is in the document. */
async function timed(page: Page, action: () => Promise<unknown>, awaited: Awaited): Promise<number> {
  const watching = page.evaluate(
    ({ wanted, grid, row }) =>
      new Promise<number>((resolve) => {
        let begun = 0;
        const begin = () => (begun ||= performance.now());
        ['input', 'click', 'pointerdown'].forEach((type) =>
          document.addEventListener(type, begin, { capture: true, once: true })
        );
        const firstRow = () =>
          [...document.querySelectorAll<HTMLElement>(row)].find((it) => it.getAttribute('aria-rowindex') === '2')
            ?.innerText;
        const before = firstRow();
        const isThere = () =>
          wanted === 'options'
            ? document.querySelector('[role="option"]') !== null
            : wanted === 'another first row'
              ? firstRow() !== undefined && firstRow() !== before
              : document.querySelector(grid)?.getAttribute('aria-rowcount') === String(wanted + 1);
        const look = () => {
          if (begun > 0 && isThere()) {
            // A task that a frame's callback queues runs after that frame was painted.
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
          } else {
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      }),
    {
      wanted: awaited,
      grid: `[data-testid="${TEST_IDS.sessions.grid}"]`,
      row: `[data-testid="${TEST_IDS.sessions.row}"]`,
    }
  );
  await action();
  return watching;
}

async function scroll(page: Page): Promise<Pick<Figure, 'value' | 'ratio'>> {
  const box = await page.getByTestId(TEST_IDS.sessions.grid).boundingBox();
  if (box === null) {
    throw new Error('There is no list.');
  }
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const { count, p95, max } = await framesWhile(page, async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      await page.mouse.wheel(0, 4000);
    }
  });
  return { value: `p95 ${p95.toFixed(1)} ms`, ratio: `max ${max.toFixed(1)} ms of ${count}` };
}

async function rowsOf(page: Page): Promise<number> {
  return Number(await page.getByTestId(TEST_IDS.sessions.grid).getAttribute('aria-rowcount')) - 1;
}

/** A list that lacks sessions would be measured as a fast one. */
function expectRows(rows: number, wanted: number, where: string): void {
  if (rows !== wanted) {
    throw new Error(`The page lists ${rows} sessions ${where}, but there are ${wanted}.`);
  }
}

function expectText(text: string, wanted: string): void {
  if (!text.includes(wanted)) {
    throw new Error(`The page says “${text}” where there are ${wanted}.`);
  }
}

export const manySessionsTitle = (sessions: number) =>
  `Sessions page with ${sessions.toLocaleString('en')} sessions of ${SPANS} spans; Tempo is played`;
