import type { Page } from '@playwright/test';

import { TEST_IDS } from '../../../src/testIds';

/** Milliseconds from one frame to the next while something moves. */
export interface Frames {
  count: number;
  p95: number;
  max: number;
}

const TURNS = 60;

/** Turns the wheel over the lanes of the timeline: zooms in and out, then moves along. */
export async function framesOfTimeline(page: Page): Promise<{ zoom: Frames; pan: Frames }> {
  await page.getByTestId(TEST_IDS.session.view('timeline')).click();
  const canvas = page.getByTestId(TEST_IDS.session.timeline).locator('canvas').nth(1);
  const box = await canvas.boundingBox();
  if (box === null) {
    throw new Error('The timeline has no lanes.');
  }
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const zoom = await framesWhile(page, async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      await page.mouse.wheel(0, turn < TURNS / 2 ? -120 : 60);
    }
  });
  await page.keyboard.down('Shift');
  const pan = await framesWhile(page, async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      await page.mouse.wheel(0, turn < TURNS / 2 ? 120 : -120);
    }
  });
  await page.keyboard.up('Shift');
  return { zoom, pan };
}

/** Scrolls through the steps, all of them open. */
export async function framesOfSteps(page: Page): Promise<Frames> {
  await page.getByTestId(TEST_IDS.session.view('steps')).click();
  const tree = page.getByTestId(TEST_IDS.session.tree);
  const box = await tree.boundingBox();
  if (box === null) {
    throw new Error('There are no steps.');
  }
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
  return framesWhile(page, async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      await page.mouse.wheel(0, 400);
    }
  });
}

/** Frames while something moves. */
export async function framesWhile(page: Page, moving: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    const state = { times, running: true };
    (window as unknown as { frames: typeof state }).frames = state;
    const next = (now: number) => {
      times.push(now);
      if (state.running) {
        requestAnimationFrame(next);
      }
    };
    requestAnimationFrame(next);
  });
  await moving();
  const times = await page.evaluate(() => {
    const { frames } = window as unknown as { frames: { times: number[]; running: boolean } };
    frames.running = false;
    return frames.times;
  });
  const gaps = times
    .slice(1)
    .map((time, index) => time - (times[index] ?? time))
    .sort((a, b) => a - b);
  return { count: gaps.length, p95: gaps[Math.floor(gaps.length * 0.95)] ?? NaN, max: gaps.at(-1) ?? NaN };
}
