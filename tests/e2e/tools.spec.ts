import type { Page } from '@playwright/test';

import { APP_URL } from '../../src/constants';
import { TEST_IDS } from '../../src/testIds';
import { expect, test } from './fixtures';
import { openApp, type Query } from './pages/openApp';

async function open(page: Page, query: Query): Promise<void> {
  await openApp(page, `${APP_URL}/tools`, { source: 'traces', ...query });
}

/** The table's figures over the whole range, by tool. */
async function readTable(page: Page): Promise<Record<string, string>> {
  const table = page.getByTestId(TEST_IDS.tools.table);
  if ((await table.count()) === 0) {
    return {};
  }
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [row.querySelector('th')?.innerText ?? '', row.querySelector('td')?.innerText ?? ''])
      )
    );
}

test('counts the calls of every tool as the model server’s log does @smoke', async ({ environment, page }) => {
  const wanted: Record<string, { calls: number; failed: number }> = {};
  for (const { toolCalls } of environment.truth.sessions) {
    for (const [tool, { calls, failed }] of Object.entries(toolCalls)) {
      const sum = (wanted[tool] ??= { calls: 0, failed: 0 });
      sum.calls += calls;
      sum.failed += failed;
    }
  }
  await open(page, { ...environment.range, table: '1' });
  await expect
    .poll(() => readTable(page))
    .toEqual(
      Object.fromEntries(Object.entries(wanted).map(([tool, { calls }]) => [tool, calls.toLocaleString('en-US')]))
    );
  await open(page, { ...environment.range, table: '1', measure: 'errors' });
  await expect
    .poll(() => readTable(page))
    .toEqual(
      Object.fromEntries(
        Object.entries(wanted).map(([tool, { calls, failed }]) => [tool, `${Math.round((100 * failed) / calls)} %`])
      )
    );
});

test('a cell opens its calls, and a call its session, by keyboard', async ({ environment, page, sessionPage }) => {
  await open(page, { ...environment.range, across: 'agent' });
  const heatmap = page.getByTestId(TEST_IDS.tools.heatmap);
  await heatmap.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  const said = await page.getByTestId(TEST_IDS.tools.cell).innerText();
  const [, calls] = /: (\d+) calls?/.exec(said) ?? [];
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/tool=.*slot=/);
  await expect(page.getByTestId(TEST_IDS.tools.call)).toHaveCount(Math.min(200, Number(calls)));
  const session = page.getByTestId(TEST_IDS.tools.call).first().getByRole('link');
  const id = new URL((await session.getAttribute('href')) ?? '', page.url()).searchParams.get('id') ?? '';
  await session.click();
  await expect(sessionPage.summary).toContainText(id);
});
