import { PLUGIN_ID } from '../../src/constants';
import { expect, test } from './fixtures';

const SETTINGS = `/api/plugins/${PLUGIN_ID}/settings`;
/** Nothing set. Grafana takes an empty object for "leave as it is", so each setting is emptied by name. */
const NOTHING_SET = { sources: {}, attributes: {}, logSelector: '' };

test('saves, says what was saved, and takes effect', async ({
  environment,
  configurationPage,
  sessionsPage,
  page,
  request,
}) => {
  const { settingsUrl, range } = environment;
  const before = (await (await request.get(settingsUrl + SETTINGS)).json()) as { jsonData?: object };
  try {
    await configurationPage.open({}, settingsUrl);
    await configurationPage.field('logSelector').fill('{service_name="demo-agent"}');
    await configurationPage.field('team').fill('acme.team');
    await configurationPage.save();
    await expect(configurationPage.result).toContainText('Saved');
    await expect(configurationPage.result).toContainText('{service_name="demo-agent"}');

    await configurationPage.open({}, settingsUrl);
    await expect(configurationPage.field('logSelector')).toHaveValue('{service_name="demo-agent"}');
    await expect(configurationPage.field('team')).toHaveValue('acme.team');

    const asked = page.waitForRequest((sent) => /flightrecorder-loki.*demo-agent/.test(decodeURIComponent(sent.url())));
    await sessionsPage.open(range, settingsUrl);
    await asked;
    await expect.poll(() => sessionsPage.count()).toBe(environment.truth.sessions.length);
  } finally {
    const data = { enabled: true, pinned: true, jsonData: { ...NOTHING_SET, ...before.jsonData } };
    expect((await request.post(settingsUrl + SETTINGS, { data })).ok()).toBe(true);
  }
});

test('does not save what Loki would refuse', async ({ environment, configurationPage }) => {
  await configurationPage.open({}, environment.settingsUrl);
  await configurationPage.field('logSelector').fill('service_name');
  await expect(configurationPage.form.getByRole('alert')).toBeVisible();
  await expect(configurationPage.form.getByRole('button', { name: 'Save' })).toBeDisabled();
});
