import type { Browser, Page } from '@playwright/test';

import { APP_URL } from '../../../src/constants';
import { bytes, milliseconds, ofTarget, spreadOf, type Figure } from '../figures';
import type { Grafana } from '../grafana';
import { framesOfSteps, framesOfTimeline, type Frames } from './frames';
import { measureTraceView } from './grafana';
import { callsOf, traceIdOf, type LongSession } from './long-session';
import { callsShown, heapOf, installProbe, type Opening, readEmpty, readOpening } from './probe';
import { rounds } from './rounds';

const DEADLINE_MS = 120_000;

interface Range {
  from: number;
  to: number;
}

/** Where things are that are measured. */
interface Places {
  /** Of the host page. */
  origin: string;
  tempo: string;
  grafana?: Grafana;
}

/** Opens a session some times, each in a fresh browser, and moves about in it the last time. */
export async function measureSession(
  browser: Browser,
  { origin, tempo, grafana }: Places,
  session: LongSession,
  range: Range
): Promise<Figure[]> {
  const answer = spreadOf(await rounds(() => timeOfTempo(tempo, session)));
  const empty = spreadOf(await rounds(() => inPage(browser, (page) => openEmpty(page, origin, range))));
  const openings: Opening[] = [];
  let rest: Figure[] = [];
  await rounds((_, last) =>
    inPage(browser, async (page) => {
      const opening = await open(page, origin, session, range);
      openings.push(opening);
      await expectAllCalls(page, session);
      rest = last ? await measureOpen(page) : rest;
      return opening.usable;
    })
  );
  const spread = (of: (opening: Opening) => number) => spreadOf(openings.map(of));
  const first = spread((it) => it.first);
  const usable = spread((it) => it.usable);
  return [
    { what: 'Tempo’s own answer, protobuf', value: milliseconds(answer) },
    { what: 'page of an unknown session', value: milliseconds(empty) },
    {
      what: 'first paint, from navigation',
      value: milliseconds(first),
      ratio: `${Math.round(first.median - empty.median)} ms over the empty page`,
    },
    {
      what: 'usable, from navigation',
      value: milliseconds(usable),
      ratio: `${((usable.median - empty.median) / answer.median).toFixed(2)} of Tempo’s answer over the empty page`,
    },
    { what: 'last byte to usable', value: milliseconds(spread((it) => it.usable - it.lastByte)) },
    longest(spread((it) => it.longestTask).max),
    ...rest,
    ...(grafana === undefined || session.traces > 1
      ? []
      : await measureTraceView(browser, grafana, {
          traceId: traceIdOf(session.id, 0),
          range,
          own: usable.median - empty.median,
        })),
  ];
}

/** A session of which a part is missing would be measured as a fast one. */
async function expectAllCalls(page: Page, session: LongSession): Promise<void> {
  const [shown, sent] = [await callsShown(page), callsOf(session)];
  if (shown !== sent) {
    throw new Error(`The page counts ${shown} calls in ${session.id}, but ${sent} were sent.`);
  }
}

function longest(task: number): Figure {
  return { what: 'longest task of the main thread', value: `${Math.round(task)} ms`, ratio: ofTarget(task, 50, 'ms') };
}

async function measureOpen(page: Page): Promise<Figure[]> {
  const heap = await heapOf(page);
  const { zoom, pan } = await framesOfTimeline(page);
  const scroll = await framesOfSteps(page);
  return [
    {
      what: 'heap, page and worker',
      value: bytes(heap.page + heap.workers),
      ratio: `${bytes(heap.page)} and ${bytes(heap.workers)}`,
    },
    ...Object.entries({ zoom, pan, scroll }).map(([what, frames]) => frameFigure(what, frames)),
  ];
}

function frameFigure(what: string, { count, p95, max }: Frames): Figure {
  return { what: `frames: ${what}`, value: `p95 ${p95.toFixed(1)} ms`, ratio: `max ${max.toFixed(1)} ms of ${count}` };
}

async function timeOfTempo(tempo: string, session: LongSession): Promise<number> {
  const started = performance.now();
  for (let trace = 0; trace < session.traces; trace++) {
    const answer = await fetch(`${tempo}/api/v2/traces/${traceIdOf(session.id, trace)}`, {
      headers: { accept: 'application/protobuf' },
    });
    await answer.arrayBuffer();
  }
  return performance.now() - started;
}

async function openEmpty(page: Page, origin: string, range: Range): Promise<number> {
  await page.goto(`${origin}${APP_URL}/session?id=nobody&from=${range.from}&to=${range.to}`);
  return readEmpty(page, DEADLINE_MS);
}

async function open(page: Page, origin: string, { id }: LongSession, range: Range): Promise<Opening> {
  await page.goto(`${origin}${APP_URL}/session?id=${id}&from=${range.from}&to=${range.to}`);
  return readOpening(page, DEADLINE_MS);
}

async function inPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
  try {
    const page = await context.newPage();
    await installProbe(page);
    return await use(page);
  } finally {
    await context.close();
  }
}
