import { readFile } from 'node:fs/promises';

import type { Locator } from '@playwright/test';

import type { Environment } from './environment/environment';
import { expect, test } from './fixtures';

test.describe('the verdict', () => {
  test('of a session whose model failed names the model and leads to the step @smoke', async ({
    environment,
    sessionPage,
    page,
  }) => {
    const session = sessionOf(environment, 'server-error');
    await sessionPage.open(session, environment.range);
    const lastAnswer = environment.truth.lines
      .filter((line) => line.session === session && line.kind === 'model')
      .at(-1);
    expect(lastAnswer).toMatchObject({ outcome: 'error' });
    await expect(sessionPage.verdict).toContainText('Errored');
    await expect(sessionPage.verdict).toContainText(lastAnswer?.kind === 'model' ? lastAnswer.model : '');
    await sessionPage.cause.click();
    await expect(sessionPage.error).toBeVisible();
    expect(new URL(page.url()).searchParams.get('span')).not.toBeNull();
  });

  test('of a session that got over its failures says so', async ({ environment, sessionPage }) => {
    await sessionPage.open(sessionOf(environment, 'plain'), environment.range);
    await expect(sessionPage.verdict).toContainText('Completed');
    await expect(sessionPage.verdict).toContainText('no call failed');
  });
});

test('the time is split into parts that add up to 100 %', async ({ environment, sessionPage }) => {
  test.slow();
  for (const { session } of environment.truth.sessions) {
    await sessionPage.open(session, environment.range);
    await expect(sessionPage.occupancy).toBeVisible();
    await expect(sessionPage.progress).toBeHidden();
    const parts = await sessionPage.occupancy.getByRole('listitem').allTextContents();
    const shares = parts.flatMap((text) => /(\d+) %$/.exec(text)?.[1] ?? []).map(Number);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
  }
});

test.describe('the checks', () => {
  // The scenario that loops calls the same tool again and again; the near-misses do not.
  for (const [scenario, check] of [
    ['loop', 'identical'],
    ['oscillation', 'oscillation'],
    ['failing-tool', 'tool_errors'],
  ] as const) {
    test(`of ${scenario} find it and lead there`, async ({ environment, sessionPage }) => {
      await sessionPage.open(sessionOf(environment, scenario), environment.range);
      await sessionPage.show('checks');
      const row = sessionPage.check(check);
      await expect(row).toContainText('found');
      await row.getByRole('button').first().click();
      await expect(sessionPage.details).not.toContainText('Session id');
    });
  }

  for (const scenario of ['edit-test', 'paging', 'polling']) {
    test(`of ${scenario} find no loop, and say that they looked`, async ({ environment, sessionPage }) => {
      await sessionPage.open(sessionOf(environment, scenario), environment.range);
      await sessionPage.show('checks');
      for (const loop of ['identical_failing', 'oscillation', 'identical', 'stall']) {
        await expect(sessionPage.check(loop)).toContainText('clean');
      }
    });
  }
});

test.describe('the steps', () => {
  test('are narrowed to what failed, by a click and from the URL', async ({ environment, sessionPage, page }) => {
    const session = sessionOf(environment, 'failing-tool');
    await sessionPage.open(session, environment.range);
    await sessionPage.filterFailures.check({ force: true });
    await expect(sessionPage.filterCount).toContainText(/^1 of/);
    await page.reload();
    await expect(sessionPage.filterCount).toContainText(/^1 of/);
    await expect(sessionPage.row('edit_file')).toHaveCount(1);
  });
});

test.describe('the timeline', () => {
  test('is painted, leads to the call that is clicked, and keeps its part in the URL', async ({
    environment,
    sessionPage,
    page,
  }) => {
    await sessionPage.open(sessionOf(environment, 'sub-agent'), environment.range);
    await sessionPage.show('timeline');
    const lanes = sessionPage.timeline.locator('canvas').nth(1);
    await expect.poll(() => colorsOf(lanes)).toBeGreaterThan(3);
    const { width = 0 } = (await lanes.boundingBox()) ?? {};
    // The first row begins with the first call of the model; how far from its left depends on the machine.
    let x = 0;
    await expect(async () => {
      x += width / 100;
      await lanes.click({ position: { x, y: 18 } });
      await expect(sessionPage.details).toContainText('Model answered', { timeout: 500 });
    }).toPass({ intervals: [0] });
    expect(x).toBeLessThan(width / 3);

    await sessionPage.timeline.getByRole('group').focus();
    await page.keyboard.press('+');
    await expect.poll(() => new URL(page.url()).searchParams.get('zoom')).toMatch(/^\d+~\d+$/);
    await page.keyboard.press('f');
    await expect.poll(() => new URL(page.url()).searchParams.get('zoom')).toBeNull();
  });
});

test('the log lines lead to the call that they were written in', async ({ environment, sessionPage, page }) => {
  await sessionPage.open(sessionOf(environment, 'failing-tool'), environment.range);
  await sessionPage.show('logs');
  await sessionPage.sessionLogs.getByRole('button').filter({ hasText: 'The tool edit_file failed' }).first().click();
  await expect(sessionPage.error).toBeVisible();
  expect(new URL(page.url()).searchParams.get('span')).not.toBeNull();
});

test('the session can be taken along, as spans and as a document', async ({ environment, sessionPage, page }) => {
  const session = sessionOf(environment, 'failing-tool');
  const calls = environment.truth.lines.filter((line) => line.session === session && line.kind === 'tool');
  await sessionPage.open(session, environment.range);
  const save = async (item: string) => {
    await sessionPage.export.click();
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    return readFile(await (await saving).path(), 'utf8');
  };
  const [exported = ''] = (await save('Spans and log records as OTLP JSON')).split('\n');
  const { resourceSpans } = JSON.parse(exported) as { resourceSpans: unknown[] };
  expect(resourceSpans.length).toBeGreaterThan(0);
  const transcript = await save('Transcript as Markdown');
  for (const call of calls) {
    expect(transcript).toContain(call.kind === 'tool' ? call.tool.replaceAll('_', String.raw`\_`) : '');
  }
});

test.describe('cost and context', () => {
  test('tell the share of each model, and lead to the dearest step', async ({ environment, sessionPage, page }) => {
    await sessionPage.open(sessionOf(environment, 'edit-test'), environment.range);
    await sessionPage.show('cost');
    const shares = sessionPage.spending.getByRole('table').first().locator('tbody td:last-child');
    await expect(shares.first()).toContainText('%');
    await sessionPage.spending.getByRole('button').first().click();
    await expect(sessionPage.details).toContainText('Step');
    await page.keyboard.press('4');
    await expect(sessionPage.context.getByRole('row')).not.toHaveCount(1);
  });

  test('say what the same tokens would have cost with another model', async ({ environment, sessionPage, page }) => {
    await sessionPage.open(sessionOf(environment, 'edit-test'), environment.range);
    await sessionPage.show('cost');
    const written = sessionPage.whatIf.getByRole('textbox');
    await written.fill('openai/gpt-4o');
    await expect(sessionPage.whatIf.getByRole('status')).toContainText(/^\$\d/);
    const dear = await priceIn(sessionPage.whatIf);
    await written.fill('openai/gpt-4o-mini');
    await expect.poll(() => priceIn(sessionPage.whatIf)).toBeLessThan(dear);
    await written.fill('nobody/no-such-model');
    await expect(sessionPage.whatIf).toContainText('The price book knows no price of no-such-model at nobody.');
    // Letters of a field are no keys of the page.
    await expect(page.getByRole('tab', { selected: true })).toContainText('Cost');
  });

  test('know what the model was sent', async ({ environment, sessionPage }) => {
    const session = sessionOf(environment, 'plain');
    const calls = environment.truth.lines.filter((line) => line.session === session && line.kind === 'model');
    await sessionPage.open(session, environment.range);
    await sessionPage.show('context');
    await expect(sessionPage.context.getByRole('row')).toHaveCount(calls.length + 1);
  });
});

function sessionOf({ truth }: Environment, scenario: string): string {
  const session = truth.sessions.find((candidate) => candidate.scenario === scenario);
  if (session === undefined) {
    throw new Error(`The agent had no session of scenario ${scenario}.`);
  }
  return session.session;
}

/** Dollars that the answer to "what if" begins with. */
async function priceIn(whatIf: Locator): Promise<number> {
  return Number(/^\$([\d.]+)/.exec(await whatIf.getByRole('status').innerText())?.[1]);
}

/** How many colours a canvas shows: one where nothing is painted. */
function colorsOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = (element as HTMLCanvasElement).getContext('2d');
    const pixels = new Uint32Array(context?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0));
    return new Set(pixels).size;
  });
}
