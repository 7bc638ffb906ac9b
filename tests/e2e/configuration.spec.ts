import type { APIRequestContext } from '@playwright/test';

import { PLUGIN_ID } from '../../src/constants';
import { expect, test } from './fixtures';
import { LoopsPage } from './pages/LoopsPage';

const SETTINGS = `/api/plugins/${PLUGIN_ID}/settings`;
/** Nothing set. Grafana takes an empty object for "leave as it is", so each setting is emptied by name. */
const NOTHING_SET = { sources: {}, attributes: {}, logSelector: '', notLoops: [] };

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
    await restore(request, settingsUrl, before.jsonData);
  }
});

test("prices by the operator's own prices, and says where they come from", async ({
  environment,
  configurationPage,
  sessionPage,
  request,
}) => {
  const { settingsUrl, range, truth } = environment;
  const [session] = truth.sessions.filter(({ scenario }) => scenario === 'plain');
  const tokens = Object.values(session?.tokens ?? {}).reduce((sum, count) => sum + count, 0);
  expect(tokens).toBeGreaterThan(0);
  const before = (await (await request.get(settingsUrl + SETTINGS)).json()) as { jsonData?: object };
  // A cent a token, whatever the model and the bucket.
  const prices = { source: 'contract 7', prices: [{ model: '*', perMillion: { input: 10_000, output: 10_000 } }] };
  try {
    await configurationPage.open({}, settingsUrl);
    await configurationPage.field('prices').fill('{ "source": "contract 7" }');
    await expect(configurationPage.form.getByRole('alert')).toContainText('at prices');
    await configurationPage.field('prices').fill(JSON.stringify(prices));
    await configurationPage.save();
    await expect(configurationPage.result).toContainText('contract 7');

    await sessionPage.open(session?.session ?? '', range, settingsUrl);
    await expect(sessionPage.summary).toContainText(`$${(tokens / 100).toFixed(2)}`);
    await sessionPage.show('cost');
    await expect(sessionPage.spending.getByRole('table').first()).toContainText('contract 7: *');
  } finally {
    await restore(request, settingsUrl, before.jsonData);
  }
});

test('a link template leads from a session and its calls to another platform', async ({
  environment,
  configurationPage,
  sessionPage,
  request,
}) => {
  const { settingsUrl, range, truth } = environment;
  const before = (await (await request.get(settingsUrl + SETTINGS)).json()) as { jsonData?: object };
  const session = truth.sessions.find(({ scenario }) => scenario === 'failing-tool')?.session ?? '';
  try {
    await configurationPage.open({}, settingsUrl);
    await configurationPage.field('linkTemplate').fill('https://langfuse.example/project/p/sessions/{sessionId}');
    await configurationPage.save();
    await expect(configurationPage.result).toContainText('Saved');
    await sessionPage.open(session, range, settingsUrl);
    await expect(sessionPage.platform).toHaveText('On langfuse.example');
    const address = `https://langfuse.example/project/p/sessions/${session}`;
    await expect(sessionPage.platform).toHaveAttribute('href', address);
    await sessionPage.openAll();
    await sessionPage.row('edit_file').first().click();
    await expect(sessionPage.platform).toHaveAttribute('href', address);
  } finally {
    const data = { enabled: true, pinned: true, jsonData: { ...NOTHING_SET, linkTemplate: '', ...before.jsonData } };
    expect((await request.post(settingsUrl + SETTINGS, { data })).ok()).toBe(true);
  }
});

test('calls that make no loop count nowhere: not in the list of loops, of sessions, nor on the session’s page', async ({
  environment,
  configurationPage,
  sessionPage,
  sessionsPage,
  page,
  request,
}) => {
  const { settingsUrl, range, truth } = environment;
  const looping = truth.sessions.find(({ scenario }) => scenario === 'loop');
  const { session = '', loops: [made] = [] } = looping ?? {};
  const tool = made?.tools[0] ?? '';
  const loops = new LoopsPage(page);
  const listed = async () => (await loops.read()).filter((row) => row.session === session).map((row) => row.tools);
  const before = (await (await request.get(settingsUrl + SETTINGS)).json()) as { jsonData?: object };
  try {
    await configurationPage.open({}, settingsUrl);
    await configurationPage.form.getByRole('button', { name: 'Add calls' }).click();
    await configurationPage.form.getByRole('textbox', { name: 'Tool 1' }).fill(tool);
    await configurationPage.save();
    await expect(configurationPage.result).toContainText('Saved');

    await loops.open(range, settingsUrl);
    const others = truth.sessions.flatMap((one) => one.loops).filter(({ tools }) => tools.some((it) => it !== tool));
    await expect.poll(() => loops.rows.count()).toBe(others.length);
    expect(await listed()).toEqual([]);
    await loops.aside.check({ force: true });
    await expect.poll(listed).toEqual([tool]);

    await sessionPage.open(session, range, settingsUrl);
    await expect(sessionPage.summary).toContainText('0 loops');
    await sessionsPage.open({ ...range, q: session }, settingsUrl);
    await expect.poll(() => sessionsPage.cell(session, 'Loops')).toBe('0');
  } finally {
    await restore(request, settingsUrl, before.jsonData);
  }
});

test('the list of sessions heeds what people say of loops', async ({ environment, sessionPage, sessionsPage }) => {
  const { settingsUrl, range, truth } = environment;
  const session = truth.sessions.find(({ scenario }) => scenario === 'loop')?.session ?? '';
  await sessionPage.open(session, range, settingsUrl);
  await sessionPage.show('checks');
  await sessionPage.notALoop.click();
  await expect(sessionPage.setAside).toContainText('judged not to be a loop');
  await sessionsPage.open({ ...range, q: session }, settingsUrl);
  await expect.poll(() => sessionsPage.cell(session, 'Loops')).toBe('0');
  await sessionPage.open(session, range, settingsUrl);
  await sessionPage.show('checks');
  await sessionPage.setAside.getByRole('button', { name: 'Take it back' }).click();
  await sessionsPage.open({ ...range, q: session }, settingsUrl);
  await expect.poll(() => sessionsPage.cell(session, 'Loops')).toBe('1');
});

test('does not save what Loki would refuse', async ({ environment, configurationPage }) => {
  await configurationPage.open({}, environment.settingsUrl);
  await configurationPage.field('logSelector').fill('service_name');
  await expect(configurationPage.form.getByRole('alert')).toBeVisible();
  await expect(configurationPage.form.getByRole('button', { name: 'Save' })).toBeDisabled();
});

async function restore(request: APIRequestContext, url: string, jsonData: object | undefined): Promise<void> {
  const data = { enabled: true, pinned: true, jsonData: { ...NOTHING_SET, ...jsonData } };
  expect((await request.post(url + SETTINGS, { data })).ok()).toBe(true);
}
