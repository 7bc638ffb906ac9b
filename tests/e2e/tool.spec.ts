import type { ToolLine } from '../../demo/agent/src/truth-log';
import { TEST_IDS } from '../../src/testIds';
import { expect, test } from './fixtures';
import { openApp } from './pages/openApp';
import { ToolPage } from './pages/ToolPage';
import { APP_URL } from '../../src/constants';
import type { Environment } from './environment/environment';

/** The calls that were carried out, by tool. */
function callsByTool({ truth }: Environment): Map<string, ToolLine[]> {
  const calls = new Map<string, ToolLine[]>();
  for (const line of truth.lines) {
    if (line.kind === 'tool') {
      calls.set(line.tool, [...(calls.get(line.tool) ?? []), line]);
    }
  }
  return calls;
}

/** The tool that failed most often. */
function worstTool(environment: Environment): { tool: string; calls: ToolLine[]; failed: ToolLine[] } {
  const [worst] = [...callsByTool(environment)]
    .map(([tool, calls]) => ({ tool, calls, failed: calls.filter(({ ok }) => !ok) }))
    .sort((a, b) => b.failed.length - a.failed.length);
  if (worst === undefined) {
    throw new Error('The demo agent called no tool.');
  }
  return worst;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  items.forEach((item) => (counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1));
  return counts;
}

const distinct = (texts: readonly string[]) => new Set(texts).size;

test('counts every tool’s calls, failures, runs and sessions as the model server’s log does @smoke', async ({
  environment,
  page,
}) => {
  const toolPage = new ToolPage(page);
  for (const [tool, calls] of callsByTool(environment)) {
    await toolPage.open(tool, environment.range);
    const failed = calls.filter(({ ok }) => !ok).length;
    const runs = distinct(calls.map(({ session, run, agent }) => `${session} ${run} ${agent}`));
    await expect(toolPage.figure('calls').first()).toHaveText(calls.length.toLocaleString('en-US'));
    await expect(toolPage.figure('errors')).toHaveText([/%$/, `${failed} of ${calls.length}`]);
    await expect(toolPage.figure('perRun').nth(1)).toHaveText(`in ${runs} run${runs === 1 ? '' : 's'}`);
    await expect(toolPage.figure('sessions').first()).toHaveText(String(distinct(calls.map((call) => call.session))));
    await expect.poll(() => toolPage.readShares('agent')).toEqual(countBy(calls, ({ agent }) => agent));
  }
});

test('names the errors, the arguments that failed, and leads to the step of each', async ({
  environment,
  page,
  sessionPage,
}) => {
  const toolPage = new ToolPage(page);
  const { tool, failed } = worstTool(environment);
  expect(failed.length).toBeGreaterThan(0);
  await toolPage.open(tool, environment.range);
  await expect.poll(() => toolPage.failedCalls()).toBe(failed.length);
  for (const { error } of failed) {
    await expect(toolPage.errors).toContainText(error ?? '');
  }
  const shapeOf = ({ arguments: given }: ToolLine) =>
    `{${Object.keys(given as object)
      .sort()
      .join(', ')}}`;
  await expect.poll(() => toolPage.readPatterns()).toEqual(countBy(failed, shapeOf));
  const sessions = distinct(failed.map(({ session }) => session));
  await expect(toolPage.patterns).toContainText(`in ${sessions} of ${sessions} sessions`);

  await page.getByTestId(TEST_IDS.tool.error).first().getByRole('link').first().click();
  await expect(sessionPage.details).toContainText(tool);
  await expect(page).toHaveURL(/span=/);
});

test('lists the calls that a figure counts', async ({ environment, page }) => {
  const toolPage = new ToolPage(page);
  const { tool, failed } = worstTool(environment);
  const [[type, count] = ['', 0]] = Object.entries(countBy(failed, ({ error }) => error ?? ''));
  await toolPage.open(tool, environment.range);
  const row = page.getByTestId(TEST_IDS.tool.error).filter({ hasText: type });
  await row.getByRole('button').click();
  await expect(toolPage.calls).toHaveCount(count);
  await page.reload();
  await expect(toolPage.calls).toHaveCount(count);
});

test('compares before and after a moment with exact counts', async ({ environment, page }) => {
  const toolPage = new ToolPage(page);
  const { tool, calls } = worstTool(environment);
  const times = calls.map(({ time }) => Date.parse(time)).sort((a, b) => a - b);
  const gaps = times
    .slice(1)
    .map((time, index) => ({ from: times[index] ?? time, length: time - (times[index] ?? time) }));
  const [widest] = gaps.sort((a, b) => b.length - a.length);
  const moment = Math.round((widest?.from ?? 0) + 0.2 * (widest?.length ?? 0));
  const before = calls.filter(({ time }) => Date.parse(time) < moment);
  const after = calls.filter(({ time }) => Date.parse(time) >= moment);
  const failedOf = (some: readonly ToolLine[]) => `${some.filter(({ ok }) => !ok).length} of ${some.length}`;
  await toolPage.open(tool, { ...environment.range, moment });
  const cells = toolPage.side('error rate').getByRole('cell');
  await expect(cells.nth(0)).toContainText(`(${failedOf(before)})`);
  await expect(cells.nth(1)).toContainText(`(${failedOf(after)})`);
});

test('opens from a name of the heatmap by keyboard', async ({ environment, page }) => {
  await openApp(page, `${APP_URL}/tools`, { source: 'traces', ...environment.range });
  const heatmap = page.getByTestId(TEST_IDS.tools.heatmap);
  await heatmap.focus();
  for (const key of ['ArrowDown', 'Home', 'ArrowLeft']) {
    await page.keyboard.press(key);
  }
  const said = await page.getByTestId(TEST_IDS.tools.cell).innerText();
  await page.keyboard.press('Enter');
  const [tool = ''] = said.split(': Enter');
  await expect(new ToolPage(page).totals).toContainText(tool);
  expect(new URL(page.url()).searchParams.get('tool')).toBe(tool);
});

test('says that figures are from metrics, and what is from traces', async ({ environment, page }) => {
  const toolPage = new ToolPage(page);
  const { tool, calls } = worstTool(environment);
  await toolPage.open(tool, { ...environment.range, source: 'metrics' });
  await expect(toolPage.totals).toContainText('figures from metrics');
  await expect(toolPage.fromTraces).toContainText(`${calls.length} calls`);
});

test('takes any name for a tool, and ignores what makes no sense, with a note', async ({ environment, page }) => {
  const toolPage = new ToolPage(page);
  await toolPage.open('"><img src=x onerror=alert(1)> {}%\u202e', {
    ...environment.range,
    moment: 'now',
    by: '__proto__',
  });
  await expect(page.getByTestId(TEST_IDS.tool.empty)).toContainText('was not called');
  await expect(page.getByTestId(TEST_IDS.tool.ignored)).toContainText('by, moment');
});
