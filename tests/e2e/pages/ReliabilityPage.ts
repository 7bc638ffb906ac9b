import { expect, type Locator, type Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import { openApp, type Query } from './openApp';

const IDS = TEST_IDS.reliability;

/** Objectives, budgets and what fires. */
export class ReliabilityPage {
  readonly firing: Locator;
  readonly alerts: Locator;
  readonly objectives: Locator;
  readonly members: Locator;
  readonly worst: Locator;
  readonly worstSessions: Locator;
  readonly worstReach: Locator;
  readonly outcome: Locator;
  readonly reach: Locator;
  readonly changes: Locator;
  readonly answer: Locator;
  readonly empty: Locator;
  readonly problem: Locator;
  readonly target: Locator;

  constructor(readonly page: Page) {
    this.firing = page.getByTestId(IDS.firing);
    this.alerts = page.getByTestId(IDS.alert);
    this.objectives = page.getByTestId(IDS.objectives);
    this.members = page.getByTestId(IDS.members);
    this.worst = page.getByTestId(IDS.worst);
    this.worstSessions = page.getByTestId(IDS.worstSession);
    this.worstReach = page.getByTestId(IDS.worstReach);
    this.outcome = page.getByTestId(IDS.outcome);
    this.reach = page.getByTestId(IDS.reach);
    this.changes = page.getByTestId(IDS.changes);
    this.answer = page.getByTestId(IDS.answer);
    this.empty = page.getByTestId(IDS.empty);
    this.problem = page.getByTestId(IDS.problem);
    this.target = page.getByRole('slider');
  }

  /** @param origin where the app is, if not at the base URL */
  async open(query: Query = {}, origin = ''): Promise<void> {
    await openApp(this.page, `${origin}${APP_URL}/reliability`, query);
  }

  /** Opens the page again until it shows an objective with its definition: the rules that tell of it are evaluated once a minute. */
  async openWith(slo: string, query: Query = {}): Promise<void> {
    const oldRules = this.page.getByTestId(IDS.oldRules);
    const deadline = Date.now() + 90_000;
    do {
      await this.open(query);
      await this.objectives.or(this.empty).waitFor();
    } while (((await this.objective(slo).count()) === 0 || (await oldRules.count()) > 0) && Date.now() < deadline);
  }

  /** Opens an objective, as soon as its rules are evaluated, with the sessions that spent its budget. */
  async openWorst(slo: string, query: Query = {}): Promise<void> {
    await expect(async () => {
      await this.openWith(slo, { slo, ...query });
      await expect(this.worstSessions.first()).toBeVisible({ timeout: 10_000 });
    }).toPass({ timeout: 120_000 });
  }

  objective(slo: string): Locator {
    return this.page.getByTestId(IDS.objective(slo));
  }

  /** Failed calls of each session that is said to have spent most of the open objective's budget, in their order. */
  async failedCalls(): Promise<Array<[id: string, failed: number]>> {
    return Promise.all(
      (await this.worstSessions.all()).map(async (row) => [
        (await row.getByRole('rowheader').getAttribute('title')) ?? '',
        Number(await row.getByRole('cell').nth(3).textContent()),
      ])
    );
  }

  /** The row of what has some labels, in the open objective. */
  member(text: string): Locator {
    return this.members.getByRole('row').filter({ hasText: text });
  }
}
