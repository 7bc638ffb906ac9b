import { expect, test } from './fixtures';

test.describe('a Viewer @host', () => {
  test('sees the sessions and opens one', async ({ environment, sessionsPage, sessionPage }) => {
    const { range, truth } = environment;
    await sessionsPage.open({ ...range, role: 'Viewer' });
    await expect.poll(() => sessionsPage.count()).toBe(truth.sessions.length);
    const [first] = await sessionsPage.ids();
    await sessionsPage
      .row(first ?? '')
      .getByRole('link')
      .click();
    await expect(sessionPage.summary).toContainText(first ?? '');
  });

  test.describe('who may not change the settings', () => {
    test.use({ expectedComplaints: /status 403: .*\/settings|console: .* 403 .*\/settings/ });
    test('is told so when saving', async ({ environment, configurationPage }) => {
      await configurationPage.open({ role: 'Viewer' }, environment.settingsUrl);
      await configurationPage.field('team').fill('acme.team');
      await configurationPage.save();
      await expect(configurationPage.result).toContainText('not saved');
      await expect(configurationPage.result).toContainText('permission');
    });
  });
});
