import type { Locator, Page } from '@playwright/test';

import { PLUGIN_ID } from '../../../src/constants';
import { TEST_IDS } from '../../../src/testIds';
import { openApp, type Query } from './openApp';

/** The plugin's configuration, on Grafana's own page for it. */
export class ConfigurationPage {
  readonly form: Locator;
  readonly result: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByTestId(TEST_IDS.configuration.form);
    this.result = page.getByTestId(TEST_IDS.configuration.result);
  }

  /** @param origin where the app is, if not at the base URL */
  async open(query: Query = {}, origin = ''): Promise<void> {
    await openApp(this.page, `${origin}/plugins/${PLUGIN_ID}`, { page: 'configuration', ...query });
  }

  field(name: string): Locator {
    return this.page.getByTestId(TEST_IDS.configuration.field(name));
  }

  async save(): Promise<void> {
    await this.page.getByTestId(TEST_IDS.configuration.save).click();
  }
}
