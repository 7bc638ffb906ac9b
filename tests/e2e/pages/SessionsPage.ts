import type { Locator, Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import type { SessionFigures } from '../truth';
import { openApp, type Query } from './openApp';
import { readTokens, wholeNumber } from './tokens';

type Choice = 'agent' | 'model' | 'tool' | 'state';

/** Headers of the columns that a test reads or sorts by. */
export type Column =
  | 'Verdict'
  | 'Session'
  | 'Agent'
  | 'State'
  | 'Started'
  | 'Duration'
  | 'Runs'
  | 'Steps'
  | 'LLM'
  | 'Tools'
  | 'Failed'
  | 'Warned'
  | 'Tokens'
  | 'Cost'
  | 'Loops'
  | 'Waste';

/** Every column that a test reads, by the names in the URL: those that are not shown by default too. */
const READ_COLUMNS =
  'verdict,agent,state,start,duration,runs,steps,llm,tools,failures,warnings,tokens,cost,loops,waste';

/** The list of sessions. */
export class SessionsPage {
  readonly grid: Locator;
  readonly openById: Locator;
  readonly rows: Locator;
  readonly links: Locator;
  readonly empty: Locator;
  readonly problem: Locator;
  readonly shortcuts: Locator;
  readonly shortcutsButton: Locator;
  readonly reach: Locator;
  readonly limitation: Locator;

  constructor(readonly page: Page) {
    this.grid = page.getByTestId(TEST_IDS.sessions.grid);
    this.openById = page.getByTestId(TEST_IDS.sessions.openById);
    this.rows = page.getByTestId(TEST_IDS.sessions.row);
    this.links = page.getByTestId(TEST_IDS.sessions.link);
    this.empty = page.getByTestId(TEST_IDS.sessions.empty);
    this.shortcuts = page.getByTestId(TEST_IDS.ui.shortcuts);
    this.shortcutsButton = page.getByTestId(TEST_IDS.ui.shortcutsButton);
    this.problem = page.getByTestId(TEST_IDS.sessions.problem);
    this.limitation = page.getByTestId(TEST_IDS.app.limitation);
    this.reach = page.getByTestId(TEST_IDS.sessions.reach);
  }

  /** With all columns that tests read. @param origin where the app is, if not at the base URL */
  async open(query: Query, origin = ''): Promise<void> {
    await openApp(this.page, `${origin}${APP_URL}/sessions`, { columns: READ_COLUMNS, ...query });
  }

  /** How many sessions the list has, rows out of sight included; undefined while there is no list. */
  async count(): Promise<number | undefined> {
    if ((await this.grid.count()) === 0) {
      return undefined;
    }
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
  }

  row(id: string): Locator {
    return this.rows.filter({ has: this.page.locator(`a[href*="id=${encodeURIComponent(id)}"]`) });
  }

  /** Ids of the sessions on screen, from top to bottom: what their links lead to. */
  async ids(): Promise<string[]> {
    await this.grid.waitFor();
    return this.rows.evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map((row) => new URL(row.querySelector('a')?.href ?? location.href).searchParams.get('id') ?? '')
    );
  }

  /** The texts of a column, from top to bottom. */
  async readColumn(column: Column): Promise<string[]> {
    const index = await this.columnIndex(column);
    return this.rows.evaluateAll(
      (rows, cell) =>
        rows
          .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
          .map((row) => row.querySelectorAll('[role=gridcell]')[cell]?.textContent ?? ''),
      index
    );
  }

  /** All that a row says in figures, tokens as exactly as its tooltip. */
  async read(id: string): Promise<SessionFigures> {
    const cells = this.row(id).getByRole('gridcell');
    const text = async (column: Column) => (await cells.nth(await this.columnIndex(column)).innerText()).trim();
    const figure = async (column: Column) => wholeNumber(await text(column));
    const tooltip = await cells
      .nth(await this.columnIndex('Tokens'))
      .locator('[title]')
      .last()
      .getAttribute('title');
    return {
      id,
      agent: await text('Agent'),
      runs: await figure('Runs'),
      steps: await figure('Steps'),
      llmCalls: await figure('LLM'),
      toolCalls: await figure('Tools'),
      failures: await figure('Failed'),
      tokens: readTokens(tooltip ?? ''),
    };
  }

  /** What a column says of a session. */
  async cell(id: string, column: Column): Promise<string> {
    const cell = this.row(id)
      .getByRole('gridcell')
      .nth(await this.columnIndex(column));
    return (await cell.innerText()).trim();
  }

  async sortBy(column: Column): Promise<void> {
    await this.header(column).getByRole('button').click();
  }

  header(column: Column): Locator {
    return this.grid.getByRole('columnheader', { name: column, exact: true });
  }

  async choose(filter: Choice, value: string): Promise<void> {
    const box = this.page.getByTestId(TEST_IDS.sessions.filter(filter)).getByRole('combobox');
    await box.click();
    await box.fill(value);
    await this.page
      .getByRole('option', { name: new RegExp(`^${value}`) })
      .first()
      .click();
    await this.page.keyboard.press('Escape');
  }

  async search(text: string): Promise<void> {
    await this.page.getByTestId(TEST_IDS.sessions.search).fill(text);
  }

  async clearFilters(): Promise<void> {
    await this.page.getByTestId(TEST_IDS.sessions.clearFilters).click();
  }

  private async columnIndex(column: Column): Promise<number> {
    await this.grid.waitFor();
    const headers = await this.grid.getByRole('columnheader').allInnerTexts();
    const index = headers.findIndex((header) => header.trim() === column);
    if (index < 0) {
      throw new Error(`The list has no column ${column}; it has ${headers.join(', ')}.`);
    }
    return index;
  }
}
