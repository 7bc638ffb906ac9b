import type { ToolUse } from './uses';

/** Calls of a tool within a stretch of time. */
export interface TimeBar {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Undefined where nobody looked, or the source has no value: that is not zero. */
  calls?: number;
  failed?: number;
  /** Calls whose outcome nobody told; undefined where the source cannot know. */
  unknown?: number;
}

interface Stretch {
  from: number;
  to: number;
  step: number;
}

/** Stretches that begin at whole multiples of the step. */
export function timeBars({ from, to, step }: Stretch): TimeBar[] {
  const bars: TimeBar[] = [];
  for (let start = Math.floor(from / step) * step; start < to; start += step) {
    bars.push({ from: start, to: start + step });
  }
  return bars;
}

/** @param searchedFrom nothing is known of what began before it */
export function callsOverTime(uses: readonly ToolUse[], stretch: Stretch, searchedFrom: number): TimeBar[] {
  const bars = timeBars(stretch).map((bar) =>
    bar.to > searchedFrom ? { ...bar, calls: 0, failed: 0, unknown: 0 } : bar
  );
  const first = bars[0]?.from ?? 0;
  for (const { start, failed, outcome } of uses) {
    const bar = bars[Math.floor((start - first) / stretch.step)];
    if (bar !== undefined) {
      bar.calls = (bar.calls ?? 0) + 1;
      bar.failed = (bar.failed ?? 0) + (failed ? 1 : 0);
      bar.unknown = (bar.unknown ?? 0) + (outcome === 'unknown' ? 1 : 0);
    }
  }
  return bars;
}
