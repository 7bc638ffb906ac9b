import type { Locator, Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import { openApp, type Query } from './openApp';

/** A row of the list, as it says. */
export interface LoopRow {
  kind: string;
  tools: string;
  repeats: string;
  /** Id of the session that it leads to. */
  session: string;
}

/** The list of loops. */
export class LoopsPage {
  readonly rows: Locator;
  readonly totals: Locator;
  readonly reading: Locator;
  readonly aside: Locator;

  constructor(readonly page: Page) {
    this.rows = page.getByTestId(TEST_IDS.loops.row);
    this.totals = page.getByTestId(TEST_IDS.loops.totals);
    this.aside = page.getByTestId(TEST_IDS.loops.aside);
    this.reading = page.getByTestId(TEST_IDS.loops.reading);
  }

  /** @param origin where the app is, if not at the base URL */
  async open(query: Query, origin = ''): Promise<void> {
    await openApp(this.page, `${origin}${APP_URL}/loops`, query);
  }

  /** Every row on screen, from top to bottom. */
  async read(): Promise<LoopRow[]> {
    return this.rows.evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map((row) => {
          const [kind, tools, , repeats] = Array.from(row.querySelectorAll('[role=gridcell]'), (it) => it.textContent);
          const link = new URL(row.querySelector('a')?.href ?? location.href);
          return {
            kind: kind ?? '',
            tools: tools ?? '',
            repeats: repeats ?? '',
            session: link.searchParams.get('id') ?? '',
          };
        })
    );
  }
}
