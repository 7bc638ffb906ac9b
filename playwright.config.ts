import { defineConfig, devices } from '@playwright/test';

const inGrafana = Boolean(process.env.GRAFANA_URL);

/**
 * Which tests make sense where: `@host` needs what only the host page offers (faults, roles, no data sources), `@smoke`
 * are those that the older Grafana line repeats. What does not apply is left out, never skipped.
 */
const projects = inGrafana
  ? [{ name: 'grafana', grepInvert: /@host/ }]
  : [{ name: 'host-13.2' }, { name: 'host-12.4', grep: /@smoke/, metadata: { line: '12.4' } }];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/setup.ts',
  outputDir: 'test-results',
  // The tests of a real Grafana share its settings; elsewhere two cores carry two browsers.
  workers: inGrafana ? 1 : 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? 'test-results/report.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.FLIGHTRECORDER_BROWSER || undefined,
      // Chromium's sandbox refuses to run as root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects,
});
