import type { Environment } from './environment/environment';
import { expect, test } from './fixtures';
import { ComparePage } from './pages/ComparePage';
import { newSpanId, newTraceId, type OddSpan } from './telemetry/otlp';
import { openWhenStored, sendSession } from './telemetry/session';
import { TEST_IDS } from '../../src/testIds';
import { figuresOf } from './truth';

/** Ids of the sessions of a scenario, in the order in which they were played. */
function sessionsOf({ truth }: Environment, scenario: string): string[] {
  return truth.sessions.filter((one) => one.scenario === scenario).map(({ session }) => session);
}

/** What the model asked for in each turn of a session, from the log alone. */
function turnsOf({ truth }: Environment, session: string): string[] {
  return truth.lines.flatMap((line) =>
    line.session === session && line.kind === 'model' && line.outcome === 'answered'
      ? [JSON.stringify(line.toolCalls.map(({ name, arguments: given }) => [name, given]))]
      : []
  );
}

test('two plays of one script do not differ @smoke', async ({ environment, page }) => {
  const [left = '', right = ''] = sessionsOf(environment, 'failing-tool');
  expect(turnsOf(environment, left)).toEqual(turnsOf(environment, right));
  const compare = new ComparePage(page);
  await compare.open(left, right, environment.range);
  await expect(compare.bar).toContainText('No difference');
  expect(await compare.changes()).toEqual(turnsOf(environment, left).map(() => 'same'));
});

test('finds the first step that two scripts do not share, and counts how far they are apart', async ({
  environment,
  page,
  sessionPage,
}) => {
  const [left = ''] = sessionsOf(environment, 'failing-tool');
  const [right = ''] = sessionsOf(environment, 'edit-test');
  const [before, after] = [turnsOf(environment, left), turnsOf(environment, right)];
  const first = before.findIndex((turn, index) => turn !== after[index]);
  const compare = new ComparePage(page);
  await compare.open(left, right, environment.range);
  await expect(compare.selected).toContainText('1st');
  await expect(compare.openStep('left')).toHaveText(String(first + 1));

  const figures = [left, right].map((id) => {
    const truth = environment.truth.sessions.find(({ session }) => session === id);
    return truth === undefined ? undefined : figuresOf(truth);
  });
  const apart = (of: 'runs' | 'steps' | 'llmCalls' | 'toolCalls' | 'failures') => {
    const difference = (figures[1]?.[of] ?? Number.NaN) - (figures[0]?.[of] ?? Number.NaN);
    return difference === 0 ? '=' : `${difference > 0 ? '+' : '−'}${Math.abs(difference)}`;
  };
  expect(await compare.change('Runs')).toBe(apart('runs'));
  expect(await compare.change('Steps')).toBe(apart('steps'));
  expect(await compare.change('Model calls')).toBe(apart('llmCalls'));
  expect(await compare.change('Tool calls')).toBe(apart('toolCalls'));
  expect(await compare.change('Failed')).toBe(apart('failures'));
  await expect(compare.tools).toContainText(/Tools only left\s*read_file ×1/);
  await expect(compare.tools).toContainText(/Tools only right\s*run_tests ×3/);
  await expect(compare.tools).toContainText(/edit_file 2 → 3/);

  await compare.openStep('left').click();
  await expect(sessionPage.summary).toContainText(left);
  await expect(page).toHaveURL(/span=/);
});

test('finds the step at which two scripts part that began alike', async ({ environment, page, sessionPage }) => {
  const [left = ''] = sessionsOf(environment, 'edit-tested');
  const [right = ''] = sessionsOf(environment, 'edit-untested');
  const [before, after] = [turnsOf(environment, left), turnsOf(environment, right)];
  const first = before.findIndex((turn, index) => turn !== after[index]);
  expect(first).toBeGreaterThan(3);
  const compare = new ComparePage(page);
  await compare.open(left, right, { ...environment.range, all: 0 });
  // What they did alike is folded away; the step where they part is in focus, on both sides.
  await expect(compare.openStep('left')).toHaveText(String(first + 1));
  await expect(compare.openStep('right')).toHaveText(String(first + 1));
  await expect(compare.selected).toHaveAttribute('data-change', 'changed');
  for (const turns of [before, after]) {
    const [[, { replace = '' }] = ['', {}]] = JSON.parse(turns[first] ?? '[]') as Array<
      [string, Record<string, string>]
    >;
    await expect(compare.details).toContainText(replace);
  }
  // The same steps: all that they began with, and the answer, which names no tool.
  await expect(compare.bar).toContainText(
    new RegExp(`= ${first + 1} steps the same.*≠ 1 changed.*− 1 only left.*\\+ 0 only right`, 's')
  );
  await compare.open(left, right, environment.range);
  expect(await compare.changes()).toEqual([...before.slice(0, first).map(() => 'same'), 'changed', 'left', 'same']);
  await expect(compare.tools).toContainText(/Tools only left\s*run_tests ×1/);
  await compare.openStep('left').click();
  await expect(sessionPage.summary).toContainText(left);
});

const PATHS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

/** Sends a session that reads one file after another. @returns its id and where to look for it */
function sendReader(environment: Environment, paths: readonly string[]) {
  const traceId = newTraceId();
  const spanId = newSpanId();
  return sendSession(environment, (id) => [
    {
      name: 'invoke_agent',
      traceId,
      spanId,
      lasts: 100 * paths.length,
      attributes: {
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.agent.name': 'reader',
        'gen_ai.conversation.id': id,
      },
    },
    ...paths.flatMap((path, index): OddSpan[] => [
      {
        name: 'chat',
        traceId,
        parentSpanId: spanId,
        after: 100 * index,
        lasts: 40,
        attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'model' },
      },
      {
        name: 'execute_tool',
        traceId,
        parentSpanId: spanId,
        after: 100 * index + 50,
        lasts: 40,
        attributes: {
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': 'read_file',
          'gen_ai.tool.call.arguments': JSON.stringify({ path }),
          'gen_ai.tool.call.result': `text of ${path}`,
        },
      },
    ]),
  ]);
}

test('finds a difference deep in a session, walks by keyboard, and the address brings it back', async ({
  environment,
  page,
  sessionPage,
}) => {
  const one = await sendReader(environment, PATHS);
  const other = await sendReader(environment, [...PATHS.slice(0, 6), 'another', ...PATHS.slice(7), 'last']);
  await openWhenStored(sessionPage, one);
  await openWhenStored(sessionPage, other);
  const compare = new ComparePage(page);
  await compare.open(one.id, other.id, { ...one.range, all: 0 });
  await expect(compare.openStep('left')).toHaveText('7');
  await expect(compare.openStep('right')).toHaveText('7');
  await expect(compare.details).toContainText('another');
  await expect(compare.bar).toContainText(/= 9 steps the same.*≠ 1 changed.*− 0 only left.*\+ 1 only right/s);
  await page.keyboard.press('n');
  await expect(compare.openStep('right')).toHaveText('11');
  await page.keyboard.press('p');
  await page.keyboard.press('j');
  await expect(compare.openStep('left')).toHaveText('8');
  await page.keyboard.press('x');
  await expect(page).toHaveURL(new RegExp(`left=${other.id}`));
  await expect(compare.openStep('left')).toHaveText('8');
  await page.reload();
  await expect(compare.openStep('left')).toHaveText('8');
});

test('two rows of the list can be compared, and a session with another one', async ({
  environment,
  page,
  sessionPage,
  sessionsPage,
}) => {
  const [left = '', right = ''] = sessionsOf(environment, 'plain');
  await sessionsPage.open(environment.range);
  for (const id of [left, right]) {
    await sessionsPage.row(id).getByRole('checkbox').check({ force: true });
  }
  await page.getByTestId(TEST_IDS.sessions.compare).click();
  const compare = new ComparePage(page);
  await expect(compare.bar).toContainText('No difference');

  await sessionPage.open(left, environment.range);
  await page.getByTestId(TEST_IDS.session.compare).click();
  await expect(compare.others.first()).toBeVisible();
  await compare.others.first().click();
  await expect(compare.bar).toBeVisible();
});

test('says which id nobody knows', async ({ environment, page }) => {
  const [left = ''] = sessionsOf(environment, 'plain');
  const compare = new ComparePage(page);
  await compare.open(left, 'no-such-session-1', environment.range);
  await expect(page.getByTestId(TEST_IDS.compare.notices('right'))).toContainText('no-such-session-1');
  await expect(page.getByTestId(TEST_IDS.compare.side('left'))).toBeVisible();
  await expect(compare.rows).toHaveCount(0);
  await compare.open(left, left, environment.range);
  await expect(compare.empty).toContainText('same id');
});
