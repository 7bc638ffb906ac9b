import { expect, test } from './fixtures';

test.describe('what people say of a session', () => {
  test('a loop that is none counts no more, until that is taken back', async ({ environment, sessionPage, page }) => {
    const loop = environment.truth.sessions.find(({ scenario }) => scenario === 'loop');
    expect(loop?.loops).toHaveLength(1);
    await sessionPage.open(loop?.session ?? '', environment.range);
    await expect(sessionPage.summary).toContainText('1 loop');
    await sessionPage.show('checks');
    await sessionPage.notALoop.click();
    await expect(sessionPage.setAside).toContainText('judged not to be a loop');
    await expect(sessionPage.summary).toContainText('0 loops');
    await page.reload();
    await expect(sessionPage.setAside).toBeVisible();
    await expect(sessionPage.summary).toContainText('0 loops');
    await sessionPage.setAside.getByRole('button', { name: 'Take it back' }).click();
    await expect(sessionPage.summary).toContainText('1 loop');
  });

  test('a thumb with a comment is shown and counted for everybody', async ({ environment, sessionPage, page }) => {
    const session = environment.truth.sessions.find(({ scenario }) => scenario === 'oscillation')?.session ?? '';
    await sessionPage.open(session, environment.range);
    await sessionPage.show('checks');
    await sessionPage.thumbs.getByRole('button', { name: /^Bad: 0/ }).click();
    await page.getByRole('textbox', { name: /^Bad: why/ }).fill('went <b>round</b>');
    await page.keyboard.press('Enter');
    await expect(sessionPage.judgements).toContainText('went <b>round</b>');
    await page.reload();
    await expect(sessionPage.thumbs.getByRole('button', { name: /^Bad: 1/ })).toBeVisible();
    await sessionPage.judgements.getByRole('button', { name: 'Take it back' }).click();
    await expect(sessionPage.thumbs.getByRole('button', { name: /^Bad: 0/ })).toBeVisible();
  });

  test('a Viewer may read it, and is told so before trying @host', async ({ environment, sessionPage }) => {
    const session = environment.truth.sessions.find(({ scenario }) => scenario === 'plain')?.session ?? '';
    await sessionPage.open(session, { ...environment.range, role: 'Viewer' });
    await sessionPage.show('checks');
    await expect(sessionPage.judgements).toContainText('You may read this but not add to it');
    await expect(sessionPage.thumbs.getByRole('button', { name: /^Good/ })).toHaveAttribute('aria-disabled', 'true');
  });
});
