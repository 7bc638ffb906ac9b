import type { Browser, Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import { milliseconds, spreadOf, type Figure, type Spread } from '../figures';
import {
  type Awaited,
  EXPLORE,
  exploreUrl,
  type Grafana,
  installWatch,
  readWatch,
  type Shown,
  timeTo,
} from '../grafana';
import { rounds } from '../session/rounds';

interface Range {
  from: number;
  to: number;
}

interface Asked {
  /** Of the host page. */
  origin: string;
  range: Range;
  /** In the range: each a trace. */
  sessions: number;
}

/** A page of either side: when it was there, and how long after the last answer. Medians of the same rounds. */
interface Measured {
  at: Spread;
  sinceAnswer: Spread;
}

const byTestId = (id: string) => `[data-testid="${id}"]`;

/** Of the table of traces that Explore draws, which holds the rows in sight: Grafana has had two tables. */
const TABLE: Awaited = {
  selector: '[role="grid"] [role="gridcell"] a, [role="table"] [role="cell"] a',
  what: 'the table of traces in Grafana',
};
const FIRST_ROWS: Awaited = { selector: byTestId(TEST_IDS.sessions.row), what: 'the list of sessions' };
const NO_ROWS: Awaited = { selector: byTestId(TEST_IDS.sessions.empty), what: 'the list without sessions' };
/** Everything: the list's own count of rows has its header in it. */
const allRows = (sessions: number): Awaited => ({
  selector: `${byTestId(TEST_IDS.sessions.grid)}[aria-rowcount="${sessions + 1}"]`,
  what: `the list of ${sessions} sessions`,
});

/**
 * How long the list takes until it can be used, and how long Grafana's own table of found traces with as many of the same
 * ones; of each the time over its page without anything, in fresh browsers.
 */
export async function measureAgainstGrafana(
  browser: Browser,
  { origin, range, sessions }: Asked,
  grafana: Grafana | undefined
): Promise<Figure[]> {
  const own = (awaited: Awaited, shownRange = range) =>
    measured(() =>
      openList(browser, `${origin}${APP_URL}/sessions?from=${shownRange.from}&to=${shownRange.to}`, awaited)
    );
  // Before all of them, where nothing is.
  const nothing = { from: range.from - 3_600_000, to: range.from - 1_800_000 };
  const empty = await own(NO_ROWS, nothing);
  const first = await own(FIRST_ROWS);
  const all = await own(allRows(sessions));
  const figures: Figure[] = [
    { what: 'list: page without sessions, from navigation', value: milliseconds(empty.at) },
    line('list: first sessions, ready to be used', first, empty),
    line(`list: all ${sessions}`, all, empty),
  ];
  return grafana === undefined
    ? figures
    : [...figures, ...(await measureTable(browser, grafana, { range, sessions, first, all, empty }))];
}

interface Compared {
  range: Range;
  sessions: number;
  first: Measured;
  all: Measured;
  empty: Measured;
}

async function measureTable(
  browser: Browser,
  grafana: Grafana,
  { range, sessions, first, all, empty }: Compared
): Promise<Figure[]> {
  const open = (query: string, awaited: Awaited, use?: (page: Page) => Promise<void>) =>
    measured(() =>
      timeTo(
        browser,
        grafana,
        exploreUrl(grafana, { query, limit: sessions, tableType: 'traces' }, range),
        awaited,
        use
      )
    );
  try {
    const without = await open('', EXPLORE);
    const table = await open('{}', TABLE, (page) => expectTraces(page, sessions));
    const over = table.at.median - without.at.median;
    return [
      { what: 'Grafana: Explore without a query, from navigation', value: milliseconds(without.at) },
      line(`Grafana: table of ${sessions} traces`, table, without),
      ratio('list by Grafana: first sessions, over the empty pages', first.at.median - empty.at.median, over),
      ratio('list by Grafana: all of them, over the empty pages', all.at.median - empty.at.median, over),
      ratio('list by Grafana: all of them, from the last answer', all.sinceAnswer.median, table.sinceAnswer.median),
    ];
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    return [{ what: `Grafana: table of ${sessions} traces`, value: 'not measured', ratio: why }];
  }
}

/** A table that lacks traces would be measured as a fast one. It tells how many rows it has, or only draws those in sight. */
async function expectTraces(page: Page, sessions: number): Promise<void> {
  const counts = await page
    .locator('[aria-rowcount]')
    .evaluateAll((grids) => grids.map((grid) => Number(grid.getAttribute('aria-rowcount'))));
  if (counts.length > 0 && Math.max(...counts) < sessions) {
    throw new Error(`Grafana’s table has ${Math.max(...counts)} rows, but ${sessions} traces were found.`);
  }
}

function line(what: string, { at, sinceAnswer }: Measured, empty: Measured): Figure {
  const over = Math.round(at.median - empty.at.median);
  return {
    what,
    value: milliseconds(at),
    ratio: `${over} ms over the empty page, ${Math.round(sinceAnswer.median)} ms from the last answer`,
  };
}

function ratio(what: string, own: number, theirs: number): Figure {
  return { what, value: (own / theirs).toFixed(2), ratio: 'wanted: at most 0.5' };
}

async function measured(open: () => Promise<Shown>): Promise<Measured> {
  const shown: Shown[] = [];
  await rounds(async () => {
    const one = await open();
    shown.push(one);
    return one.at;
  });
  return {
    at: spreadOf(shown.map(({ at }) => at)),
    sinceAnswer: spreadOf(shown.map(({ at, lastByte }) => at - lastByte)),
  };
}

async function openList(browser: Browser, url: string, { selector, what }: Awaited): Promise<Shown> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
  try {
    const page = await context.newPage();
    await installWatch(page, selector);
    await page.goto(url);
    return await readWatch(page, what);
  } finally {
    await context.close();
  }
}
