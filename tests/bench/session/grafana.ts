import type { Browser, Page } from '@playwright/test';

import { milliseconds, spreadOf, type Figure } from '../figures';
import { rounds } from './rounds';

/** A Grafana that shows the same traces in its own trace view. */
export interface Grafana {
  /** Without a slash at its end. */
  url: string;
  /** Of a service account; without one, whoever comes must be let in as an administrator. */
  token?: string;
  /** Of a data source that asks the bench's Tempo. */
  tempoUid: string;
}

const DEADLINE_MS = 120_000;
/** Stands in the trace view's rows, of which it draws those in sight. */
const ROWS = '[data-testid="span-view"], [data-testid="ListView"] [data-item-key]';
/** Of Explore without a query, when its tool bar can be used. */
const TOOLS = '[data-testid="data-testid RefreshPicker run button"]';
const ALERTS = '[role="alert"], [data-testid="data-testid Alert error"]';

/**
 * Gives a Grafana a data source for a Tempo, if `GRAFANA_URL` names one.
 *
 * @throws Error a sentence, where Grafana refuses
 */
export async function grafanaOf(env: NodeJS.ProcessEnv, tempo: string): Promise<Grafana | undefined> {
  const url = env.GRAFANA_URL?.replace(/\/+$/, '');
  if (!url) {
    return undefined;
  }
  const token = env.GRAFANA_TOKEN || undefined;
  const tempoUid = `flightrecorder-bench-${process.pid}`;
  const wanted = { uid: tempoUid, name: tempoUid, type: 'tempo', access: 'proxy', url: tempo };
  const answer = await fetch(`${url}/api/datasources`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization(token) },
    body: JSON.stringify(wanted),
  });
  if (!answer.ok) {
    throw new Error(
      `${url} refused a data source for the bench’s Tempo (${answer.status}): let visitors be administrators, or set GRAFANA_TOKEN to an administrator’s token.`
    );
  }
  return { url, token, tempoUid };
}

/** Takes the data source away again. */
export async function forget({ url, token, tempoUid }: Grafana): Promise<void> {
  await fetch(`${url}/api/datasources/uid/${tempoUid}`, { method: 'DELETE', headers: authorization(token) });
}

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
  try {
    const empty = spreadOf(await rounds(() => timeTo(browser, grafana, exploreUrl(grafana, '', range), TOOLS)));
    const shown = spreadOf(await rounds(() => timeTo(browser, grafana, exploreUrl(grafana, traceId, range), ROWS)));
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

async function timeTo(browser: Browser, { token }: Grafana, url: string, selector: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    extraHTTPHeaders: authorization(token),
  });
  try {
    const page = await context.newPage();
    await installWatch(page, selector);
    await page.goto(url);
    return await readWatch(page, selector);
  } finally {
    await context.close();
  }
}

interface Watched {
  shownAt: number;
}

/** Looks at every frame for what is awaited. */
async function installWatch(page: Page, selector: string): Promise<void> {
  await page.addInitScript('globalThis.__name = (made) => made');
  await page.addInitScript((wanted) => {
    const watched: Watched = { shownAt: 0 };
    Object.assign(window, { watched });
    const look = () => {
      if (document.querySelector(wanted) === null) {
        requestAnimationFrame(look);
      } else {
        // A task that a frame's callback queues runs after that frame was painted.
        requestAnimationFrame(() => setTimeout(() => (watched.shownAt = performance.now())));
      }
    };
    requestAnimationFrame(look);
  }, selector);
}

async function readWatch(page: Page, selector: string): Promise<number> {
  const shownAt = () => (window as unknown as { watched: Watched }).watched.shownAt;
  try {
    await page.waitForFunction(() => (window as unknown as { watched: Watched }).watched.shownAt > 0, undefined, {
      timeout: DEADLINE_MS,
      polling: 100,
    });
  } catch {
    const said = (await page.locator(ALERTS).allInnerTexts()).join(' ').replace(/\s+/g, ' ').trim();
    throw new Error(
      `Grafana showed no ${selector === ROWS ? 'spans' : 'Explore'} within ${DEADLINE_MS / 1000} s${said === '' ? '' : `: ${said.slice(0, 200)}`}`
    );
  }
  return page.evaluate(shownAt);
}

function exploreUrl(
  { url, tempoUid: uid }: Grafana,
  query: string,
  { from, to }: { from: number; to: number }
): string {
  const queries = [{ refId: 'A', datasource: { type: 'tempo', uid }, queryType: 'traceql', query }];
  const panes = { bench: { datasource: uid, queries, range: { from: String(from), to: String(to) } } };
  return `${url}/explore?${new URLSearchParams({ schemaVersion: '1', orgId: '1', panes: JSON.stringify(panes) })}`;
}

function authorization(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
