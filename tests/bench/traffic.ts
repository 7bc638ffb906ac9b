import type { Page, Response } from '@playwright/test';

/** Requests and bytes of one kind. */
export interface Traffic {
  requests: number;
  /** Bodies as they came over the wire. */
  bytes: number;
}

const KINDS = {
  /** Answers of data sources. */
  data: /\/api\/datasources\/proxy\//,
  /** Files of the plugin. */
  plugin: /\/public\/plugins\//,
} as const;

export type TrafficKind = keyof typeof KINDS;

/** Counts what a page loads from now on. What is neither data nor plugin is Grafana's, or the host page's, and not counted. */
export function countTraffic(page: Page): {
  totals: () => Promise<Record<TrafficKind, Traffic>>;
  /** Paths of the plugin's scripts that were loaded. */
  scripts: () => string[];
  stop: () => void;
} {
  const responses: Response[] = [];
  const onResponse = (response: Response): void => void responses.push(response);
  page.on('response', onResponse);
  return {
    totals: async () => ({
      data: await total(responses.filter((response) => KINDS.data.test(response.url()))),
      plugin: await total(responses.filter((response) => KINDS.plugin.test(response.url()))),
    }),
    scripts: () =>
      responses
        .map((response) => new URL(response.url()).pathname)
        .filter((path) => KINDS.plugin.test(path) && path.endsWith('.js')),
    stop: () => page.off('response', onResponse),
  };
}

async function total(responses: readonly Response[]): Promise<Traffic> {
  const sizes = await Promise.all(
    responses.map(async (response) => (await response.request().sizes()).responseBodySize)
  );
  return { requests: responses.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
