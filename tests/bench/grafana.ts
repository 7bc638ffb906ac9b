import type { Browser, Page } from '@playwright/test';

/** A Grafana that shows the same traces in views of its own. */
export interface Grafana {
  /** Without a slash at its end. */
  url: string;
  /** Of a service account; without one, whoever comes must be let in as an administrator. */
  token?: string;
  /** Of a data source that asks the bench's Tempo. */
  tempoUid: string;
}

/** What is awaited in one of Grafana's pages. */
export interface Awaited {
  /** Of an element that is there once it is. */
  selector: string;
  /** What Grafana did not show otherwise. */
  what: string;
}

/** When it was there; milliseconds since navigation. */
export interface Shown {
  at: number;
  /** The last byte of an answer of a data source before it; NaN where there was none. */
  lastByte: number;
}

/** Explore without a query, when its tool bar can be used. */
export const EXPLORE: Awaited = { selector: '[data-testid="data-testid RefreshPicker run button"]', what: 'Explore' };

const DEADLINE_MS = 120_000;
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

/** Explore with a TraceQL query, or without one where its text is empty. */
export function exploreUrl(
  { url, tempoUid: uid }: Grafana,
  query: { query: string; limit?: number; tableType?: 'traces' },
  { from, to }: { from: number; to: number }
): string {
  const queries = [{ refId: 'A', datasource: { type: 'tempo', uid }, queryType: 'traceql', ...query }];
  const panes = { bench: { datasource: uid, queries, range: { from: String(from), to: String(to) } } };
  return `${url}/explore?${new URLSearchParams({ schemaVersion: '1', orgId: '1', panes: JSON.stringify(panes) })}`;
}

/**
 * Opens a page of Grafana in a fresh browser.
 *
 * @param use looks at the page once what is awaited is there
 * @throws Error a sentence, where it never comes
 */
export async function timeTo(
  browser: Browser,
  { token }: Grafana,
  url: string,
  awaited: Awaited,
  use: (page: Page) => Promise<void> = async () => undefined
): Promise<Shown> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    extraHTTPHeaders: authorization(token),
  });
  try {
    const page = await context.newPage();
    await installWatch(page, awaited.selector);
    await page.goto(url);
    const shown = await readWatch(page, awaited.what);
    await use(page);
    return shown;
  } finally {
    await context.close();
  }
}

interface Watched {
  shownAt: number;
}

/** Looks at every frame for what is awaited. */
export async function installWatch(page: Page, selector: string): Promise<void> {
  // What compiles this file names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (made) => made');
  await page.addInitScript((wanted) => {
    const watched: Watched = { shownAt: 0 };
    Object.assign(window, { watched });
    performance.setResourceTimingBufferSize(5000);
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

/** Waits until what is watched for is there. @param what for the error */
export async function readWatch(page: Page, what: string): Promise<Shown> {
  try {
    await page.waitForFunction(() => (window as unknown as { watched: Watched }).watched.shownAt > 0, undefined, {
      timeout: DEADLINE_MS,
      polling: 100,
    });
  } catch {
    const said = (await page.locator(ALERTS).allInnerTexts()).join(' ').replace(/\s+/g, ' ').trim();
    throw new Error(
      `${what}: not shown within ${DEADLINE_MS / 1000} s${said === '' ? '' : `, but: ${said.slice(0, 200)}`}`
    );
  }
  return page.evaluate(() => {
    const { shownAt } = (window as unknown as { watched: Watched }).watched;
    const answers = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/api\/(ds\/query|datasources\/)/.test(name)) as PerformanceResourceTiming[];
    const ends = answers.map(({ responseEnd }) => responseEnd).filter((end) => end > 0 && end < shownAt);
    return { at: shownAt, lastByte: ends.length === 0 ? NaN : Math.max(...ends) };
  });
}

function authorization(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
