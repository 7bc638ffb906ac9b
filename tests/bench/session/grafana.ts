import type { Browser } from '@playwright/test';

import { milliseconds, spreadOf, type Figure } from '../figures';
import { type Awaited, EXPLORE, exploreUrl, type Grafana, timeTo } from '../grafana';
import { rounds } from './rounds';

/** Stands in the trace view's rows, of which it draws those in sight. */
const SPANS: Awaited = {
  selector: '[data-testid="span-view"], [data-testid="ListView"] [data-item-key]',
  what: 'the spans of a trace in Grafana',
};

/**
 * How long Grafana's own trace view takes to show the first spans of a trace.
 *
 * @param own milliseconds that the session's page takes over its empty page, of the same spans
 */
export async function measureTraceView(
  browser: Browser,
  grafana: Grafana,
  { traceId, range, own }: { traceId: string; range: { from: number; to: number }; own: number }
): Promise<Figure[]> {
  const what = 'Grafana’s trace view, from navigation';
  const time = async (query: string, awaited: Awaited) =>
    spreadOf(
      await rounds(async () => (await timeTo(browser, grafana, exploreUrl(grafana, { query }, range), awaited)).at)
    );
  try {
    const empty = await time('', EXPLORE);
    const shown = await time(traceId, SPANS);
    const over = shown.median - empty.median;
    return [
      { what: 'Grafana’s Explore without a query', value: milliseconds(empty) },
      {
        what,
        value: milliseconds(shown),
        ratio: `over the empty page ${(over / own).toFixed(2)} times what the session’s page takes`,
      },
    ];
  } catch (error) {
    return [{ what, value: 'not measured', ratio: String(error instanceof Error ? error.message : error) }];
  }
}
