import type { Browser, Page, Route } from '@playwright/test';

import { APP_URL } from '../../src/constants';
import { TEST_IDS } from '../../src/testIds';
import { milliseconds, ofTarget, spreadOf, type Figure } from './figures';

const TOOLS = 100;
const COLUMNS = 200;
const TARGET_MS = 200;
const ROUNDS = 7;

/** The app's own measure, see src/loading/paintMeasure.ts. */
const PAINTED = 'flightrecorder:tools-painted';

/** Seconds of a column: one that the page chooses for a range of so many columns. */
const STEP = 1800;

/** A whole multiple of the step, so that the range has exactly so many columns. */
const TO = 1_800_000_000 - (1_800_000_000 % STEP);

export const HEATMAP_TITLE = `Heatmap of ${TOOLS} tools × ${COLUMNS} columns, every cell with calls`;

/** From the last of Prometheus' answers to a painted heatmap, and from a choice of another measure; Prometheus is played. */
export async function measureHeatmap(browser: Browser, origin: string): Promise<Figure[]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, timezoneId: 'UTC' });
    const page = await context.newPage();
    await page.route(/\/api\/v1\/query(_range)?(\?|$)/, answer);
    const [from, to] = [(TO - COLUMNS * STEP) * 1000, TO * 1000];
    await page.goto(`${origin}${APP_URL}/tools?from=${from}&to=${to}&source=metrics`);
    await page
      .getByTestId(TEST_IDS.tools.totals)
      .filter({ hasText: `${TOOLS} tools` })
      .waitFor();
    first.push(await lastPaint(page));
    again.push(await repaint(page));
    await context.close();
  }
  const [firstSpread, againSpread] = [spreadOf(first), spreadOf(again)];
  return [
    figure('last answer to painted cells', firstSpread),
    figure('another measure chosen to painted cells', againSpread),
  ];
}

function figure(what: string, spread: ReturnType<typeof spreadOf>): Figure {
  return { what, value: milliseconds(spread), ratio: ofTarget(spread.median, TARGET_MS, 'ms') };
}

/** Answers as Prometheus does, for every tool and every column. */
async function answer(route: Route): Promise<void> {
  const url = new URL(route.request().url());
  const isRange = url.pathname.endsWith('query_range');
  const query = url.searchParams.get('query') ?? '';
  const valueOf = (tool: number, column: number) =>
    String(query.includes('errors') ? (tool + column) % 3 : 3 + ((tool * 31 + column * 17) % 97));
  const result = Array.from({ length: TOOLS }, (_, tool) => ({
    metric: { tool: `tool_${tool}` },
    ...(isRange
      ? {
          values: Array.from({ length: COLUMNS }, (_value, column) => [
            TO - (COLUMNS - 1 - column) * STEP,
            valueOf(tool, column),
          ]),
        }
      : { value: [TO, valueOf(tool, 0)] }),
  }));
  await route.fulfill({
    json: { status: 'success', data: { resultType: isRange ? 'matrix' : 'vector', result } },
  });
}

async function lastPaint(page: Page): Promise<number> {
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, PAINTED);
  return page.evaluate((name) => performance.getEntriesByName(name).at(-1)?.duration ?? Number.NaN, PAINTED);
}

/** The chosen measure is drawn in the frame after the one in which it is laid out. */
async function repaint(page: Page): Promise<number> {
  const other = page.getByTestId(TEST_IDS.tools.measure).getByText('error rate');
  return other.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        (element as HTMLElement).click();
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))));
      })
  );
}
