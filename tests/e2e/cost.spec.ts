import type { ModelLine } from '../../demo/agent/src/truth-log';
import { formatCost, type GroupTruth, loopWaste, spendingBy, UNPRICED_MODEL } from './cost-truth';
import { expect, test } from './fixtures';
import { CostPage } from './pages/CostPage';
import { SessionsPage } from './pages/SessionsPage';

/** The demo agent's name in metrics: its service's, also for its sub-agents. */
const DEMO_SERVICE = 'demo-agent';

const modelLines = (lines: ReadonlyArray<{ kind: string }>) =>
  lines.filter((line): line is ModelLine => line.kind === 'model');

test('bills what the model server’s log says, by model and by agent @smoke', async ({ environment, page }) => {
  const cost = new CostPage(page);
  const lines = modelLines(environment.truth.lines);
  await cost.open({ ...environment.range, source: 'traces' });
  for (const by of ['model', 'agent'] as const) {
    const wanted = spendingBy(lines, (line) => line[by]);
    await cost.open({ ...environment.range, source: 'traces', by });
    await cost.settled();
    await expect.poll(async () => (await cost.readGroups()).map(asTruth)).toEqual(wanted.map(asShown));
    const whole = spendingBy(lines, () => 'all')[0];
    await expect(cost.figure('spend')).toContainText(formatCost(whole?.usd ?? 0));
    await expect(cost.figure('unpriced')).toContainText(`${whole?.unpriced} calls`);
  }
});

test('bills teams and repositories, and calls by what led to them', async ({ environment, page }) => {
  const cost = new CostPage(page);
  const [whole] = spendingBy(modelLines(environment.truth.lines), () => 'all');
  for (const by of ['team', 'user', 'repository']) {
    await cost.open({ ...environment.range, source: 'traces', by });
    await cost.settled();
    const rows = await cost.readGroups();
    expect(rows.map(({ sessions }) => sessions)).toEqual([String(environment.truth.sessions.length)]);
    expect(rows[0]?.cost).toContain(formatCost(whole?.usd ?? 0));
  }
  await cost.open({ ...environment.range, source: 'traces', by: 'tool' });
  await cost.settled();
  const tools = new Set(environment.truth.sessions.flatMap(({ toolCalls }) => Object.keys(toolCalls)));
  const named = (await cost.readGroups()).map(({ name }) => name).filter((name) => name !== 'no tool led to it');
  expect(named.filter((name) => !tools.has(name))).toEqual([]);
});

test('a bar leads to its sessions', async ({ environment, page }) => {
  const cost = new CostPage(page);
  await cost.open({ ...environment.range, source: 'traces', by: 'agent' });
  await cost.settled();
  const agents = (await cost.readGroups()).map(({ name }) => name);
  expect(agents.length).toBeGreaterThan(1);
  for (const agent of agents) {
    await cost.open({ ...environment.range, source: 'traces', by: 'agent' });
    await cost.group(agent).getByRole('link').click();
    const list = new SessionsPage(page);
    const wanted = environment.truth.sessions.filter(({ agents: own }) => own.includes(agent));
    await expect
      .poll(async () => (await list.ids()).sort(), agent)
      .toEqual(wanted.map(({ session }) => session).sort());
  }
});

test('the chart tells a column’s sum and leads to its sessions, by keyboard', async ({ environment, page }) => {
  const cost = new CostPage(page);
  await cost.open({ ...environment.range, source: 'traces' });
  await cost.settled();
  await cost.chart.focus();
  await page.keyboard.press('End');
  await expect(cost.said).toContainText(':');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sessions\?.*from=\d+/);
});

test('lists the model without a price, with the line that gives it one', async ({ environment, page }) => {
  const cost = new CostPage(page);
  await cost.open({ ...environment.range, source: 'traces' });
  await cost.settled();
  const row = cost.unpriced.locator('tbody tr');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(UNPRICED_MODEL);
  await row.getByLabel(/^input of/).fill('0.25');
  await row.getByLabel(/^output of/).fill('2');
  const line = JSON.parse(await cost.line.innerText()) as unknown;
  expect(line).toMatchObject({ provider: 'openai', model: UNPRICED_MODEL, perMillion: { input: 0.25, output: 2 } });
});

test('says what loops wasted, and what a run that succeeded cost', async ({ environment, page }) => {
  const cost = new CostPage(page);
  const { sessions } = environment.truth;
  await cost.open({ ...environment.range, source: 'traces' });
  await cost.settled();
  const failed = sessions.reduce((sum, { llmErrors }) => sum + llmErrors, 0);
  const runs = sessions.reduce((sum, session) => sum + session.runs, 0);
  await expect(cost.figure('success')).toContainText(`${runs - failed} succeeded, ${failed} did not`);
  const wasted = loopWaste(modelLines(environment.truth.lines));
  expect(wasted).toBeGreaterThan(0);
  await expect(cost.figure('wasted')).toContainText(`loops ${formatCost(wasted)}`);
  await expect(cost.figure('wasted')).not.toContainText('≥');
});

test('bills from metrics what it bills from traces', async ({ environment, page }) => {
  // The rules record prices every five minutes.
  test.setTimeout(420_000);
  const cost = new CostPage(page);
  const { truth, range } = environment;
  const tokens = ['input', 'cacheRead', 'cacheWrite', 'output', 'reasoning'] as const;
  const whole = tokens.map((bucket) => truth.sessions.reduce((sum, session) => sum + session.tokens[bucket], 0));
  const wanted = spendingBy(modelLines(truth.lines), ({ model }) => model);
  const read = async () => {
    // Other tests' agents are in the metrics of the same time, with the same models.
    await cost.open({ from: range.from, to: Date.now(), source: 'metrics', agent: DEMO_SERVICE });
    await cost.figure('spend').or(cost.empty).waitFor();
    const groups = (await cost.readGroups()).map(({ name, cost: shown }) => ({ name, cost: shown.split(' + ')[0] }));
    const byModel = await mapInTurn(groups, ({ name }) => cost.readTokens(name));
    return { tokens: tokens.map((bucket) => byModel.reduce((sum, own) => sum + (own?.[bucket] || 0), 0)), groups };
  };
  await expect.poll(read, { timeout: 400_000, intervals: [5000] }).toEqual({
    tokens: whole,
    groups: wanted.map(({ name, usd }) => ({ name, cost: usd === null ? 'cost unknown: no price' : formatCost(usd) })),
  });
  await expect(cost.status).toContainText('From metrics');
  await expect(cost.unpriced).toContainText(UNPRICED_MODEL);
  await expect(cost.unpriced).toContainText('alert-rules/prices.yaml');
  await expect(cost.figure('wasted')).toContainText('Only traces tell');
});

test('takes traces where metrics know nothing of what is asked, and says so', async ({ environment, page }) => {
  const cost = new CostPage(page);
  await cost.open({ ...environment.range, source: 'metrics', by: 'team' });
  await cost.settled();
  await expect(page.getByText('From traces: no metric tells team')).toBeVisible();
});

test('the address alone brings the view back, and what makes no sense in it is said', async ({ environment, page }) => {
  const cost = new CostPage(page);
  await cost.open({ ...environment.range, source: 'traces', by: 'agent', measure: 'tokens', model: 'gpt-5.2' });
  await cost.settled();
  const shown = await cost.readGroups();
  await page.reload();
  await cost.settled();
  await expect.poll(() => cost.readGroups()).toEqual(shown);
  await cost.open({ ...environment.range, source: '<script>', by: 'constructor' });
  await expect(
    page.getByText('Ignored what makes no sense in the address, or lies outside of the time range: by, source.')
  ).toBeVisible();
});

test('says so where nothing was spent, and where nothing passes', async ({ environment, page }) => {
  const cost = new CostPage(page);
  await cost.open({
    from: environment.range.from - 7_200_000,
    to: environment.range.from - 3_600_000,
    source: 'traces',
  });
  await expect(cost.empty).toContainText('No session in this time range');
  await cost.open({ ...environment.range, source: 'traces', model: 'nobody"{}' });
  await expect(cost.empty).toContainText('No call in this time range passes the filters');
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(cost.figure('spend')).toBeVisible();
});

/** One after the other: a page has one mouse. */
async function mapInTurn<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Promise<Result>
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(await map(item));
  }
  return results;
}

function asShown({ name, usd, unpriced, calls, sessions }: GroupTruth) {
  const cost = `${usd === null ? 'cost unknown: no price' : formatCost(usd)}${usd !== null && unpriced > 0 ? ` + ${unpriced} unpriced` : ''}`;
  return { name, cost, calls: String(calls), sessions: String(sessions) };
}

function asTruth(row: { name: string; cost: string; calls: string; sessions: string }) {
  return { ...row, cost: row.cost.replace(/\s+/g, ' '), calls: row.calls.replace(/\D/g, '') };
}
