import { expect, type Locator, type Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import type { SessionFigures } from '../truth';
import { openApp, type Query } from './openApp';
import { readTokens } from './tokens';

/** Place of the tokens among the cells of a group. */
const TOKENS = 3;

/** A row of the list of groups, as it says. */
export interface GroupRow {
  name: string;
  cost: string;
  calls: string;
  sessions: string;
}

/** What agents cost. */
export class CostPage {
  readonly status: Locator;
  readonly chart: Locator;
  readonly said: Locator;
  readonly groups: Locator;
  readonly sessions: Locator;
  readonly unpriced: Locator;
  readonly line: Locator;
  readonly empty: Locator;

  constructor(readonly page: Page) {
    this.status = page.getByTestId(TEST_IDS.cost.status);
    this.chart = page.getByTestId(TEST_IDS.cost.chart);
    this.said = page.getByTestId(TEST_IDS.cost.said);
    this.groups = page.getByTestId(TEST_IDS.cost.groups);
    this.sessions = page.getByTestId(TEST_IDS.cost.sessions);
    this.unpriced = page.getByTestId(TEST_IDS.cost.unpriced);
    this.line = page.getByTestId(TEST_IDS.cost.line);
    this.empty = page.getByTestId(TEST_IDS.cost.empty);
  }

  async open(query: Query): Promise<void> {
    await openApp(this.page, `${APP_URL}/cost`, query);
  }

  /** Waits until every session is priced and read. */
  async settled(): Promise<void> {
    await this.figure('spend').waitFor();
    await expect(this.status).toHaveAttribute('aria-busy', 'false');
  }

  figure(name: string): Locator {
    return this.page.getByTestId(TEST_IDS.cost.figure(name));
  }

  group(name: string): Locator {
    return this.groups.locator('tbody tr').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }

  /** Tokens of a group by bucket, exactly; undefined while there is no such group. */
  async readTokens(name: string): Promise<SessionFigures['tokens'] | undefined> {
    const tokens = this.group(name).getByRole('cell').nth(TOKENS).locator('span');
    if ((await tokens.count()) === 0) {
      return undefined;
    }
    // The exact figures are told on hovering.
    await tokens.hover();
    return readTokens((await tokens.getAttribute('title')) ?? '');
  }

  /** Every row of the list of groups, from top to bottom. */
  async readGroups(): Promise<GroupRow[]> {
    if ((await this.groups.count()) === 0) {
      return [];
    }
    return this.groups.locator('tbody tr').evaluateAll((rows) =>
      rows.map((row) => {
        const texts = Array.from(row.querySelectorAll('td'), (cell) => cell.innerText.trim());
        return {
          name: row.querySelector('th')?.innerText.trim() ?? '',
          cost: texts[1] ?? '',
          calls: texts[4] ?? '',
          sessions: texts[5] ?? '',
        };
      })
    );
  }
}
