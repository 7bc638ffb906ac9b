/** The part of the axis that is in sight, in milliseconds of the axis (`Axis`). */
export interface Viewport {
  from: number;
  to: number;
}

/** Nothing is looked at closer than this, in milliseconds. */
const CLOSEST = 1;

/** All of it. */
export function fit(length: number): Viewport {
  return { from: 0, to: Math.max(length, CLOSEST) };
}

/** Shows a part that is `factor` times as long, around a place that stays where it is; never more than all. */
export function zoomed({ from, to }: Viewport, factor: number, around: number, length: number): Viewport {
  const wanted = Math.min(Math.max((to - from) * factor, CLOSEST), fit(length).to);
  const part = to > from ? (around - from) / (to - from) : 0.5;
  return within({ from: around - part * wanted, to: around + (1 - part) * wanted }, length);
}

/** What one press of a key or button zooms in by. */
export const ZOOM_STEP = 0.6;

/** The same around the middle. */
export function zoomedInPlace(viewport: Viewport, factor: number, length: number): Viewport {
  return zoomed(viewport, factor, (viewport.from + viewport.to) / 2, length);
}

/** Moves along, to the ends and no further. */
export function panned({ from, to }: Viewport, by: number, length: number): Viewport {
  return within({ from: from + by, to: to + by }, length);
}

/** Moves only as far as it takes to have a stretch in sight; shows as much more as the stretch needs. */
export function revealing(viewport: Viewport, stretch: Viewport, length: number): Viewport {
  const size = viewport.to - viewport.from;
  if (stretch.to - stretch.from > size) {
    return within(stretch, length);
  }
  const by = stretch.from < viewport.from ? stretch.from - viewport.from : Math.max(0, stretch.to - viewport.to);
  return by === 0 ? viewport : panned(viewport, by, length);
}

function within({ from, to }: Viewport, length: number): Viewport {
  const all = fit(length);
  const size = Math.min(Math.max(to - from, CLOSEST), all.to);
  const start = Math.min(Math.max(0, from), all.to - size);
  return { from: start, to: start + size };
}

/** Reads a viewport from a URL's parameter, `<from>~<to>`; undefined where it makes no sense. */
export function readViewport(text: string | null): Viewport | undefined {
  const [from = NaN, to = NaN] = (text ?? '').split('~').map((part) => (part === '' ? NaN : Number(part)));
  return Number.isFinite(from) && Number.isFinite(to) && from >= 0 && to > from ? { from, to } : undefined;
}

export function writeViewport({ from, to }: Viewport): string {
  return `${Math.round(from)}~${Math.max(Math.round(from) + 1, Math.round(to))}`;
}
