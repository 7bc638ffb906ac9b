import type { CDPSession, Page } from '@playwright/test';

import { TEST_IDS } from '../../../src/testIds';

/** What a page was seen doing while it opened a session; milliseconds since navigation. */
export interface Opening {
  /** First thing of the session on the screen. */
  first: number;
  /** All of it on the screen, and nothing under way. */
  usable: number;
  /** The last byte of a trace. */
  lastByte: number;
  /** Longest task of the main thread since the first trace was asked for; 0 where none took 50 ms. */
  longestTask: number;
}

/** Installed before the page's own scripts: looks at every frame. */
export async function installProbe(page: Page): Promise<void> {
  // What compiles this file names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (made) => made');
  await page.addInitScript(
    ({ summary, progress, empty }) => {
      const seen = { first: 0, usable: 0, empty: 0, tasks: [] as Array<{ start: number; duration: number }> };
      (window as unknown as { probe: typeof seen }).probe = seen;
      const has = (testId: string) => document.querySelector(`[data-testid="${testId}"]`) !== null;
      // A task that a frame's callback queues runs after that frame was painted.
      const whenPainted = (then: () => void) => requestAnimationFrame(() => setTimeout(then));
      const look = () => {
        const now = performance.now();
        if (has(summary)) {
          seen.first ||= now;
          if (!has(progress) && seen.usable === 0) {
            seen.usable = -1;
            whenPainted(() => (seen.usable = performance.now()));
          }
        }
        if (has(empty) && seen.empty === 0) {
          seen.empty = now;
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      new PerformanceObserver((list) =>
        list.getEntries().forEach(({ startTime, duration }) => seen.tasks.push({ start: startTime, duration }))
      ).observe({ type: 'longtask', buffered: true });
      performance.setResourceTimingBufferSize(5000);
    },
    {
      summary: TEST_IDS.session.summary,
      progress: TEST_IDS.session.progress,
      empty: TEST_IDS.session.empty,
    }
  );
}

interface Probed {
  probe: { first: number; usable: number; empty: number; tasks: Array<{ start: number; duration: number }> };
}

/** Waits until the session is usable. */
export async function readOpening(page: Page, timeout: number): Promise<Opening> {
  await page.waitForFunction(() => (window as unknown as Probed).probe.usable > 0, undefined, {
    timeout,
    polling: 100,
  });
  return page.evaluate(() => {
    const { probe } = window as unknown as Probed;
    const traces = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/api\/v2\/traces\//.test(name)) as PerformanceResourceTiming[];
    const asked = Math.min(...traces.map(({ startTime }) => startTime));
    const lastByte = Math.max(...traces.map(({ responseEnd }) => responseEnd));
    const own = probe.tasks.filter(({ start, duration }) => start + duration > asked && start < probe.usable);
    return {
      first: probe.first,
      usable: probe.usable,
      lastByte,
      longestTask: Math.max(0, ...own.map(({ duration }) => duration)),
    };
  });
}

/** Calls of models and of tools that the page's summary counts. */
export async function callsShown(page: Page): Promise<number> {
  const summary = await page.getByTestId(TEST_IDS.session.summary).innerText();
  const counts = [...summary.matchAll(/([\d,]+) (LLM|tool) calls?/g)].map(([, count = '']) =>
    count.replaceAll(',', '')
  );
  return counts.reduce((sum, count) => sum + Number(count), 0);
}

/** Waits until the page says that there is no such session. @returns milliseconds since navigation */
export async function readEmpty(page: Page, timeout: number): Promise<number> {
  await page.waitForFunction(() => (window as unknown as Probed).probe.empty > 0, undefined, { timeout, polling: 100 });
  return page.evaluate(() => (window as unknown as Probed).probe.empty);
}

/** Bytes of JavaScript heap that are in use after garbage was collected, of the page and of its workers. */
export async function heapOf(page: Page): Promise<{ page: number; workers: number }> {
  const session = await page.context().newCDPSession(page);
  const workers = await heapOfWorkers(session);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { page: usedSize, workers };
}

async function heapOfWorkers(session: CDPSession): Promise<number> {
  const ids: string[] = [];
  const attached = ({ sessionId }: { sessionId: string }) => ids.push(sessionId);
  session.on('Target.attachedToTarget', attached);
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  let sum = 0;
  for (const sessionId of ids) {
    await ask(session, sessionId, 'HeapProfiler.collectGarbage');
    const { usedSize } = (await ask(session, sessionId, 'Runtime.getHeapUsage')) as { usedSize: number };
    sum += usedSize;
  }
  session.off('Target.attachedToTarget', attached);
  return sum;
}

let messages = 0;

/** Asks another target, whose messages go through the page's. */
function ask(session: CDPSession, sessionId: string, method: string): Promise<unknown> {
  const id = ++messages;
  return new Promise((resolve) => {
    const hear = (event: { sessionId: string; message: string }) => {
      const answer = JSON.parse(event.message) as { id: number; result: unknown };
      if (event.sessionId === sessionId && answer.id === id) {
        session.off('Target.receivedMessageFromTarget', hear);
        resolve(answer.result);
      }
    };
    session.on('Target.receivedMessageFromTarget', hear);
    void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
  });
}
