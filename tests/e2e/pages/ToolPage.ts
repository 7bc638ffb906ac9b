import type { Locator, Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import { openApp, type Query } from './openApp';

/** The page of one tool. */
export class ToolPage {
  readonly totals: Locator;
  readonly calls: Locator;
  readonly sides: Locator;
  readonly patterns: Locator;
  readonly fromTraces: Locator;
  readonly errors: Locator;

  constructor(readonly page: Page) {
    this.totals = page.getByTestId(TEST_IDS.tool.totals);
    this.calls = page.getByTestId(TEST_IDS.tools.call);
    this.sides = page.getByTestId(TEST_IDS.tool.sides);
    this.patterns = page.getByTestId(TEST_IDS.tool.patterns);
    this.errors = page.getByTestId(TEST_IDS.tool.errors);
    this.fromTraces = page.getByTestId(TEST_IDS.tool.fromTraces);
  }

  async open(tool: string, query: Query): Promise<void> {
    await openApp(this.page, `${APP_URL}/tool`, { source: 'traces', tool, ...query });
  }

  /** What a figure is, and what it rests on. */
  figure(name: string): Locator {
    return this.page.getByTestId(TEST_IDS.tool.figure(name)).locator('dd');
  }

  /** A figure of the comparison: before and after. */
  side(figure: string): Locator {
    return this.sides.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: figure, exact: true }) });
  }

  /** Failed calls of all classes of errors. */
  async failedCalls(): Promise<number> {
    const rows = await this.cells(TEST_IDS.tool.error);
    return rows.reduce((sum, [, , count]) => sum + Number(count), 0);
  }

  /** Failed calls by the shape of their arguments. */
  async readPatterns(): Promise<Record<string, number>> {
    const rows = await this.cells(TEST_IDS.tool.pattern);
    return Object.fromEntries(rows.map(([shape = '', , failed]) => [shape, Number.parseInt(failed ?? '', 10)]));
  }

  /** Calls by agent, without its version, or by model. */
  async readShares(by: 'agent' | 'model'): Promise<Record<string, number>> {
    const rows = await this.cells(TEST_IDS.tool.share, this.page.getByTestId(TEST_IDS.tool.shares(by)));
    return Object.fromEntries(rows.map(([name = '', calls]) => [name.split(' ')[0], Number(calls)]));
  }

  private async cells(testId: string, within: Locator | Page = this.page): Promise<string[][]> {
    return within
      .getByTestId(testId)
      .evaluateAll((rows) => rows.map((row) => Array.from(row.children, (cell) => (cell as HTMLElement).innerText)));
  }
}
