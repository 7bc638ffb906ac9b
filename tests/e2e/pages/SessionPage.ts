import { expect, type Locator, type Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import type { SessionFigures, TreeRow } from '../truth';
import { openApp, type Query } from './openApp';
import { readTokens } from './tokens';

/** One session. */
export class SessionPage {
  readonly summary: Locator;
  readonly verdict: Locator;
  readonly cause: Locator;
  readonly thumbs: Locator;
  readonly judgements: Locator;
  readonly notALoop: Locator;
  readonly setAside: Locator;
  readonly answer: Locator;
  readonly sent: Locator;
  readonly request: Locator;
  readonly inspection: Locator;
  readonly exploreLogs: Locator;
  readonly exploreMetrics: Locator;
  readonly occupancy: Locator;
  readonly timeline: Locator;
  readonly filterFailures: Locator;
  readonly filterCount: Locator;
  readonly spending: Locator;
  readonly whatIf: Locator;
  readonly context: Locator;
  readonly sessionLogs: Locator;
  readonly export: Locator;
  readonly tree: Locator;
  readonly rows: Locator;
  readonly details: Locator;
  readonly error: Locator;
  readonly arguments: Locator;
  readonly result: Locator;
  readonly withheld: Locator;
  readonly attributes: Locator;
  readonly logs: Locator;
  readonly explore: Locator;
  readonly platform: Locator;
  readonly live: Locator;
  readonly empty: Locator;
  readonly problem: Locator;
  readonly shortcuts: Locator;
  readonly shortcutsButton: Locator;
  readonly more: Locator;
  readonly progress: Locator;

  constructor(readonly page: Page) {
    this.summary = page.getByTestId(TEST_IDS.session.summary);
    this.verdict = page.getByTestId(TEST_IDS.session.verdict);
    this.cause = page.getByTestId(TEST_IDS.session.cause);
    this.thumbs = page.getByTestId(TEST_IDS.session.thumbs);
    this.judgements = page.getByTestId(TEST_IDS.session.judgements);
    this.notALoop = page.getByTestId(TEST_IDS.session.notALoop);
    this.setAside = page.getByTestId(TEST_IDS.session.setAside);
    this.answer = page.getByTestId(TEST_IDS.session.answer);
    this.sent = page.getByTestId(TEST_IDS.session.sent);
    this.request = page.getByTestId(TEST_IDS.session.request);
    this.inspection = page.getByTestId(TEST_IDS.session.inspection);
    this.exploreLogs = page.getByTestId(TEST_IDS.session.exploreLogs);
    this.exploreMetrics = page.getByTestId(TEST_IDS.session.exploreMetrics);
    this.occupancy = page.getByTestId(TEST_IDS.session.occupancy);
    this.timeline = page.getByTestId(TEST_IDS.session.timeline);
    this.filterFailures = page.getByTestId(TEST_IDS.session.filterFailures);
    this.filterCount = page.getByTestId(TEST_IDS.session.filterCount);
    this.spending = page.getByTestId(TEST_IDS.session.spending);
    this.whatIf = page.getByTestId(TEST_IDS.session.whatIf);
    this.context = page.getByTestId(TEST_IDS.session.context);
    this.sessionLogs = page.getByTestId(TEST_IDS.session.logs);
    this.export = page.getByTestId(TEST_IDS.session.export);
    this.tree = page.getByTestId(TEST_IDS.session.tree);
    this.rows = page.getByTestId(TEST_IDS.session.treeRow);
    this.details = page.getByTestId(TEST_IDS.session.details);
    this.error = page.getByTestId(TEST_IDS.session.error);
    this.arguments = page.getByTestId(TEST_IDS.session.arguments);
    this.result = page.getByTestId(TEST_IDS.session.result);
    this.withheld = page.getByTestId(TEST_IDS.session.withheld);
    this.attributes = page.getByTestId(TEST_IDS.session.attributes);
    this.logs = page.getByTestId(TEST_IDS.ui.logs);
    this.platform = page.getByTestId(TEST_IDS.session.platform);
    this.live = page.getByTestId(TEST_IDS.session.live);
    this.explore = page.getByTestId(TEST_IDS.session.explore);
    this.empty = page.getByTestId(TEST_IDS.session.empty);
    this.shortcuts = page.getByTestId(TEST_IDS.ui.shortcuts);
    this.shortcutsButton = page.getByTestId(TEST_IDS.ui.shortcutsButton);
    this.problem = page.getByTestId(TEST_IDS.session.problem);
    this.more = page.getByTestId(TEST_IDS.session.more);
    this.progress = page.getByTestId(TEST_IDS.session.progress);
  }

  /** @param origin where the app is, if not at the base URL */
  async open(id: string, query: Query, origin = ''): Promise<void> {
    await openApp(this.page, `${origin}${APP_URL}/session`, { id, ...query });
  }

  /** Opens every row of the tree that can be opened. */
  async openAll(): Promise<void> {
    const closed = this.tree.locator('[role=treeitem][aria-expanded=false]');
    await expect(this.rows.first()).toBeVisible();
    while ((await closed.count()) > 0) {
      await closed.first().dblclick();
    }
  }

  /** The rows on screen. Titles are followed by details without a gap: compare beginnings. */
  async read(): Promise<TreeRow[]> {
    return this.rows.evaluateAll((rows) =>
      rows
        .map((row) => ({ row, top: row.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map(({ row }) => ({
          level: Number(row.ariaLevel),
          title: row.firstElementChild?.textContent?.trim() ?? '',
          failed: row.querySelector('[title="failed"]') !== null,
        }))
    );
  }

  /** The session's tokens, as exactly as their tooltip. */
  async tokens(): Promise<SessionFigures['tokens']> {
    return readTokens((await this.summary.locator('[title*="uncached input: "]').getAttribute('title')) ?? '');
  }

  async openLogs(): Promise<void> {
    const section = this.page.getByTestId(TEST_IDS.session.logsSection);
    await section.getByRole('button').first().click();
  }

  /** Shows one of the views, once there is a session. */
  async show(view: string): Promise<void> {
    await this.page.getByTestId(TEST_IDS.session.view(view)).click();
  }

  /** The row of a check, by its id. */
  check(id: string): Locator {
    return this.page.getByTestId(TEST_IDS.session.check(id));
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }
}
