import { expect, type Locator, type Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import { openApp, type Query } from './openApp';

/** Two sessions side by side. */
export class ComparePage {
  readonly rows: Locator;
  readonly selected: Locator;
  readonly deltas: Locator;
  readonly tools: Locator;
  readonly bar: Locator;
  readonly details: Locator;
  readonly others: Locator;
  readonly empty: Locator;

  constructor(readonly page: Page) {
    const { compare } = TEST_IDS;
    this.rows = page.getByTestId(compare.row);
    this.selected = page.locator(`[data-testid="${compare.row}"][aria-selected=true]`);
    this.deltas = page.getByTestId(compare.deltas);
    this.tools = page.getByTestId(compare.tools);
    this.bar = page.getByTestId(compare.bar);
    this.details = page.getByTestId(compare.details);
    this.others = page.getByTestId(compare.other);
    this.empty = page.getByTestId(compare.empty);
  }

  /** With everything that is the same on both sides drawn. */
  async open(left: string, right: string, query: Query): Promise<void> {
    await openApp(this.page, `${APP_URL}/compare`, { left, right, all: 1, ...query });
  }

  /** What became of each step, from top to bottom, once both sessions are there. */
  async changes(): Promise<string[]> {
    await expect(this.bar).toBeVisible();
    return this.rows.evaluateAll((rows) =>
      rows
        .filter((row) => row.querySelector('[data-testid$="compare-step"]') !== null)
        .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map((row) => (row as HTMLElement).dataset.change ?? '')
    );
  }

  /** How far the right session is from the left one, by the header of the measure. */
  async change(measure: string): Promise<string> {
    const summary = this.page.getByTestId(TEST_IDS.compare.summary);
    const headers = await summary.locator('thead th').allInnerTexts();
    const cells = await this.deltas.locator('th, td').allInnerTexts();
    return cells[headers.indexOf(measure)] ?? '';
  }

  /** The link of a side's step in the selected row. */
  openStep(side: 'left' | 'right'): Locator {
    return this.selected.getByTestId(TEST_IDS.compare.cell(side)).getByTestId(TEST_IDS.compare.step);
  }
}
