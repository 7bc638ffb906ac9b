import type { Locator } from '@playwright/test';

import { expect, test, type Page } from './fixtures';

test('from the list into a call and to the help, by keyboard alone', async ({
  environment,
  sessionsPage,
  sessionPage,
  page,
}) => {
  const { range, truth } = environment;
  const newestFirst = truth.sessions.map(({ session }) => session).reverse();
  const index = newestFirst.findIndex(
    (id) => truth.sessions.find(({ session }) => session === id)?.scenario === 'failing-tool'
  );
  await sessionsPage.open(range);
  await expect.poll(() => sessionsPage.count()).toBe(newestFirst.length);

  await tabTo(page, sessionsPage.grid);
  await page.keyboard.press('Home');
  for (let row = 0; row < index; row += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(sessionsPage.row(newestFirst[index] ?? '')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(sessionPage.summary).toContainText(newestFirst[index] ?? '');

  await tabTo(page, sessionPage.tree);
  await page.keyboard.press('Home');
  // Down through run and step to the first failed call, opening what is closed.
  const failed = sessionPage.row('edit_file').first();
  for (let press = 0; press < 20 && (await failed.getAttribute('aria-selected')) !== 'true'; press += 1) {
    await page.keyboard.press('ArrowRight');
    if ((await failed.count()) > 0) {
      await page.keyboard.press('ArrowDown');
    }
  }
  await expect(failed).toHaveAttribute('aria-selected', 'true');
  await expect(sessionPage.details).toContainText('edit_file');

  await page.keyboard.press('Shift+?');
  await expect(sessionPage.shortcuts).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sessionPage.shortcuts).toBeHidden();
});

test('each key of a session does what the help says', async ({ environment, sessionPage, page }) => {
  const { range, truth } = environment;
  const sessionOf = (wanted: string) => truth.sessions.find(({ scenario }) => scenario === wanted)?.session ?? '';
  const chosen = () => sessionPage.details.getByRole('heading', { level: 2 });
  const view = () => page.getByRole('tab', { selected: true });
  await sessionPage.open(sessionOf('failing-tool'), range);
  await expect(sessionPage.rows.first()).toBeVisible();
  const whole = (await chosen().textContent()) ?? '';

  await page.keyboard.press('j');
  await expect(chosen()).toHaveText('Step 1');
  await page.keyboard.press('j');
  await expect(chosen()).toHaveText('Step 2');
  await page.keyboard.press('k');
  await expect(chosen()).toHaveText('Step 1');
  await page.keyboard.press('e');
  await expect(chosen()).toHaveText('edit_file');
  await expect(sessionPage.error).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chosen()).toHaveText(whole);
  await page.keyboard.press(']');
  await expect(sessionPage.details).toContainText('Judged by');
  await page.keyboard.press('j');
  await page.keyboard.press('[');
  await expect(sessionPage.details).toContainText('Judged by');

  for (const [index, name] of ['Timeline', 'Steps', 'Cost', 'Context', 'Checks', 'Logs'].entries()) {
    await page.keyboard.press(String(index + 1));
    await expect(view()).toContainText(name);
  }
  await page.keyboard.press('/');
  await expect(view()).toContainText('Steps');
  await page.keyboard.type('edit_file');
  await expect(sessionPage.filterCount).toContainText(/^\d+ of/);
  // What is typed into a field is no key.
  await expect(view()).toContainText('Steps');

  await sessionPage.open(sessionOf('loop'), range);
  await expect(sessionPage.rows.first()).toBeVisible();
  await page.keyboard.press('l');
  await expect(chosen()).toHaveText('search');
  await page.keyboard.press('Shift+?');
  await expect(sessionPage.shortcuts).toBeVisible();
});

test('the help of the list opens by ? and by its button', async ({ environment, sessionsPage, page }) => {
  await sessionsPage.open(environment.range);
  await expect(sessionsPage.grid).toBeVisible();
  await page.keyboard.press('Shift+?');
  await expect(sessionsPage.shortcuts).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sessionsPage.shortcuts).toBeHidden();
  await sessionsPage.shortcutsButton.click();
  await expect(sessionsPage.shortcuts).toBeVisible();
});

/** Presses Tab until the focus is on an element; fails where it can't be reached that way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  await expect(target, 'can be reached by Tab').toBeFocused();
}
