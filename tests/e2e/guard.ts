import { expect, type Page } from '@playwright/test';

interface Complaints {
  /** Fails with all complaints that the pattern does not explain. */
  assertNoneBut: (expected: RegExp | undefined) => void;
}

/** What a real Grafana's own page of a plugin asks its catalogue on the internet for, which not every machine reaches. */
const CATALOGUE = /\/api\/gnet\/|Failed to fetch plugins from catalog/;

/** Listens to everything by which a browser says that something went wrong, from now on and in all frames of the page. */
export function guard(page: Page): Complaints {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      complaints.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) {
      complaints.push(`status ${response.status()}: ${response.url()}`);
    }
  });
  return {
    assertNoneBut: (expected) => {
      const unexpected = complaints.filter((complaint) => !CATALOGUE.test(complaint) && !expected?.test(complaint));
      expect(unexpected, 'errors in the browser').toEqual([]);
    },
  };
}
