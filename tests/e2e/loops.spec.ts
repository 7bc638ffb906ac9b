import { TEST_IDS } from '../../src/testIds';
import { expect, test } from './fixtures';
import { LoopsPage, type LoopRow } from './pages/LoopsPage';

/** Kinds of the scripts' loops as the page calls them. */
const KINDS: Readonly<Record<string, string>> = {
  identical: 'identical calls',
  oscillation: 'going round between calls',
  identical_failing: 'identical failing calls',
  stall: 'calls without anything new',
};

test('lists the loops that the scripts made, in the sessions that had them, and no others @smoke', async ({
  environment,
  page,
}) => {
  const loops = new LoopsPage(page);
  await loops.open(environment.range);
  const wanted = environment.truth.sessions.flatMap(({ session, loops: made }) =>
    made.map(({ kind, tools, calls }): LoopRow => ({
      session,
      kind: KINDS[kind] ?? kind,
      tools: tools.join(' ⇄ '),
      repeats: kind === 'oscillation' ? `${calls / roundOf(session)} rounds` : `${calls} in a row`,
    }))
  );
  expect(wanted.length).toBeGreaterThan(1);
  await expect.poll(async () => sorted(await loops.read())).toEqual(sorted(wanted));
  await expect(loops.reading).toBeHidden();
  await expect.poll(async () => sorted(await loops.read())).toEqual(sorted(wanted));
  await expect(loops.totals).toContainText(`${wanted.length} loops`);

  /** Calls of one round: the first arguments come again after so many calls. */
  function roundOf(session: string): number {
    const calls = environment.truth.lines.flatMap((line) =>
      line.session === session && line.kind === 'model' && line.loop !== null ? line.toolCalls : []
    );
    const [first] = calls;
    return calls.slice(1).findIndex((call) => JSON.stringify(call.arguments) === JSON.stringify(first?.arguments)) + 1;
  }
});

test('a loop opens its session at the first repeat', async ({ environment, page, sessionPage }) => {
  const loops = new LoopsPage(page);
  const [looping] = environment.truth.sessions.filter(({ loops: made }) => made[0]?.kind === 'identical');
  await loops.open(environment.range);
  const row = loops.rows.filter({ has: page.locator(`a[href*="id=${looping?.session}"]`) });
  await row.getByRole('link').click();
  await expect(sessionPage.summary).toContainText(looping?.session ?? '');
  await expect(sessionPage.details).toContainText(looping?.loops[0]?.tools[0] ?? '');
  await expect(page).toHaveURL(/span=/);
});

test('groups them, and the address brings the view back', async ({ environment, page }) => {
  const loops = new LoopsPage(page);
  await loops.open(environment.range);
  await page.getByTestId(TEST_IDS.loops.grouped).check({ force: true });
  await expect(page).toHaveURL(/grouped=1/);
  await expect.poll(() => loops.rows.count()).toBeGreaterThan(1);
  const shown = await loops.rows.allInnerTexts();
  await page.reload();
  await expect.poll(() => loops.rows.allInnerTexts()).toEqual(shown);
});

function sorted(rows: readonly LoopRow[]): LoopRow[] {
  const keyOf = ({ session, kind, tools }: LoopRow) => `${session} ${kind} ${tools}`;
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
