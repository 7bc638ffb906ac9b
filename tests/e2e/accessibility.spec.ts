import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';

import { expect, test, type Page } from './fixtures';
import { ComparePage } from './pages/ComparePage';
import { CostPage } from './pages/CostPage';
import { LoopsPage } from './pages/LoopsPage';
import { openApp } from './pages/openApp';
import { ToolPage } from './pages/ToolPage';
import { APP_URL } from '../../src/constants';
import { TEST_IDS } from '../../src/testIds';

/** What the app draws, that is without Grafana's menu and header. */
const APP = '#pageContent';
/** Grafana's own buttons: one has no name, the other's name lacks the text that it shows. */
const NOT_OURS = ['RefreshPicker run button', 'TimePicker Open Button'].map(
  (id) => `[data-testid="data-testid ${id}"]`
);

for (const theme of ['dark', 'light'] as const) {
  test.describe(`axe finds nothing serious, ${theme}`, () => {
    test('in the list', async ({ environment, sessionsPage, page }) => {
      await sessionsPage.open({ ...environment.range, theme });
      await expect.poll(() => sessionsPage.count()).toBe(environment.truth.sessions.length);
      await keepScreenshot(page, `sessions-${theme}`);
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('in a session with a call selected', async ({ environment, sessionPage, page }) => {
      const { range, truth } = environment;
      const failing = truth.sessions.find(({ scenario }) => scenario === 'failing-tool');
      await sessionPage.open(failing?.session ?? '', { ...range, theme });
      await sessionPage.openAll();
      await sessionPage.row('edit_file').first().click();
      await sessionPage.openLogs();
      await expect(sessionPage.logs).toBeVisible();
      await keepScreenshot(page, `session-${theme}`);
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('in every view of a session', async ({ environment, sessionPage, page }) => {
      test.slow();
      const { range, truth } = environment;
      const session = truth.sessions.find(({ scenario }) => scenario === 'sub-agent');
      await sessionPage.open(session?.session ?? '', { ...range, theme });
      for (const view of ['timeline', 'steps', 'cost', 'context', 'checks', 'logs']) {
        await sessionPage.show(view);
        await keepScreenshot(page, `session-${view}-${theme}`);
        expect(await seriousViolations(page), view).toEqual([]);
      }
    });

    test('on the reliability page with an objective open', async ({ reliabilityPage, page }) => {
      await reliabilityPage.openWith('llm-errors', { slo: 'llm-errors', theme });
      await expect(reliabilityPage.reach).toBeVisible();
      await expect(reliabilityPage.worstReach).toBeVisible();
      await keepScreenshot(page, `reliability-${theme}`);
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('on the cost page', async ({ environment, page }) => {
      const cost = new CostPage(page);
      for (const table of ['', '1']) {
        await cost.open({ ...environment.range, source: 'traces', by: 'agent', table, theme });
        await cost.settled();
        await keepScreenshot(page, `cost${table}-${theme}`);
        expect(await seriousViolations(page)).toEqual([]);
      }
    });

    test('on the pages of tools', async ({ environment, page }) => {
      for (const table of ['', '1']) {
        await openApp(page, `${APP_URL}/tools`, { ...environment.range, source: 'traces', table, theme });
        await expect(page.getByTestId(table ? TEST_IDS.tools.table : TEST_IDS.tools.heatmap)).toBeVisible();
        await keepScreenshot(page, `tools${table}-${theme}`);
        expect(await seriousViolations(page)).toEqual([]);
      }
      const tool = new ToolPage(page);
      await tool.open('edit_file', { ...environment.range, theme });
      await expect(tool.patterns).toBeVisible();
      await keepScreenshot(page, `tool-${theme}`);
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('in the list of loops', async ({ environment, page }) => {
      const loops = new LoopsPage(page);
      await loops.open({ ...environment.range, theme });
      await expect(loops.rows.first()).toBeVisible();
      await keepScreenshot(page, `loops-${theme}`);
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('on two sessions side by side', async ({ environment, page }) => {
      const compare = new ComparePage(page);
      const [left, right] = environment.truth.sessions;
      await compare.open(left?.session ?? '', right?.session ?? '', { ...environment.range, theme });
      await expect(compare.selected).toBeVisible();
      await keepScreenshot(page, `compare-${theme}`);
      expect(await seriousViolations(page)).toEqual([]);
    });

    test('in the configuration', async ({ configurationPage, page }) => {
      await configurationPage.open({ theme });
      await expect(configurationPage.form).toBeVisible();
      await keepScreenshot(page, `configuration-${theme}`);
      expect(await seriousViolations(page)).toEqual([]);
    });
  });
}

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await NOT_OURS.reduce(
    (axe, button) => axe.exclude(button),
    new AxeBuilder({ page }).include(APP)
  ).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Leaves a picture of the page beside the test's results. */
async function keepScreenshot(page: Page, name: string): Promise<void> {
  const { outputDir, name: project } = test.info().project;
  await page.screenshot({ path: join(outputDir, 'screenshots', project, `${name}.png`) });
}
