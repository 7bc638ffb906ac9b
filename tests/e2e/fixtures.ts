import { readFileSync } from 'node:fs';

import { test as base, type Page } from '@playwright/test';

import type { Environment } from './environment/environment';
import { ConfigurationPage } from './pages/ConfigurationPage';
import { ReliabilityPage } from './pages/ReliabilityPage';
import { SessionPage } from './pages/SessionPage';
import { SessionsPage } from './pages/SessionsPage';
import { ENVIRONMENT_VARIABLE } from './setup';
import { guard } from './guard';

interface Options {
  /** Complaints of the browser that a test brings about on purpose; see `guard`. */
  expectedComplaints: RegExp | undefined;
}

interface Fixtures {
  sessionsPage: SessionsPage;
  sessionPage: SessionPage;
  configurationPage: ConfigurationPage;
  reliabilityPage: ReliabilityPage;
  guarded: void;
}

interface WorkerFixtures {
  environment: Environment;
}

/** The tests' `test`: with the running environment, the pages, and a browser in which nothing may go wrong unseen. */
export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  environment: [
    // Playwright reads from this pattern which fixtures are asked for: none.
    async ({}, use) => {
      const file = process.env[ENVIRONMENT_VARIABLE];
      if (file === undefined) {
        throw new Error(`${ENVIRONMENT_VARIABLE} is not set: the global setup did not run.`);
      }
      await use(JSON.parse(readFileSync(file, 'utf8')) as Environment);
    },
    { scope: 'worker' },
  ],
  expectedComplaints: [undefined, { option: true }],
  baseURL: async ({ environment }, use, { project }) => {
    const isOld = project.metadata.line === '12.4';
    await use(isOld && environment.host !== undefined ? environment.host.oldUrl : environment.url);
  },
  guarded: [
    async ({ page, expectedComplaints }, use) => {
      const complaints = guard(page);
      await use();
      complaints.assertNoneBut(expectedComplaints);
    },
    { auto: true },
  ],
  sessionsPage: async ({ page }, use) => use(new SessionsPage(page)),
  sessionPage: async ({ page }, use) => use(new SessionPage(page)),
  reliabilityPage: async ({ page }, use) => use(new ReliabilityPage(page)),
  configurationPage: async ({ page }, use) => use(new ConfigurationPage(page)),
});

export { expect } from '@playwright/test';
export type { Page };
