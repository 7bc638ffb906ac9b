import type { Lane } from './lanes';

/** A time in which nothing went on. Milliseconds since 1970. */
export interface Gap {
  from: number;
  to: number;
}

/** From this part of a session's time a gap is worth collapsing; shorter ones tell how things follow one another. */
const LEAST_PART = 0.04;
/** And never one shorter than this, in milliseconds. */
const LEAST = 10_000;
/** What a collapsed gap is drawn as, as part of the time in which something went on. */
const COLLAPSED_PART = 0.03;

/** The gaps of a session that are long enough to be collapsed, in order. */
export function gapsOf(lanes: readonly Lane[], from: number, to: number): Gap[] {
  const starts = lanes.flatMap(({ rows }) => rows.flat()).sort((a, b) => a.start - b.start);
  const gaps: Gap[] = [];
  let busyUntil = from;
  for (const { start, end } of starts) {
    if (start > busyUntil) {
      gaps.push({ from: busyUntil, to: Math.min(start, to) });
    }
    busyUntil = Math.max(busyUntil, end);
  }
  if (to > busyUntil) {
    gaps.push({ from: busyUntil, to });
  }
  return gaps.filter((gap) => gap.to - gap.from >= Math.max(LEAST, LEAST_PART * (to - from)));
}

/** Where times lie on the axis, in milliseconds from its beginning. Collapsed gaps are narrower than they were long. */
export interface Axis {
  length: number;
  /** Times outside the session lie at its ends. */
  placeOf: (time: number) => number;
  timeAt: (place: number) => number;
}

/** The axis of a session. @param collapsed gaps, in order and apart, that are drawn narrow */
export function axisOf(from: number, to: number, collapsed: readonly Gap[]): Axis {
  const all = Math.max(1, to - from);
  const gone = collapsed.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  const narrow = Math.max(1, COLLAPSED_PART * Math.max(all - gone, 1));
  // Corners of the line from time to place: it is straight between them.
  const corners = [{ time: from, place: 0 }];
  const go = (time: number, by: number): void => {
    corners.push({ time, place: (corners.at(-1)?.place ?? 0) + by });
  };
  for (const gap of collapsed) {
    go(gap.from, gap.from - (corners.at(-1)?.time ?? from));
    go(gap.to, Math.min(narrow, gap.to - gap.from));
  }
  go(from + all, from + all - (corners.at(-1)?.time ?? from));
  return {
    length: corners.at(-1)?.place ?? all,
    placeOf: (time) => between(corners, 'time', 'place', time),
    timeAt: (place) => between(corners, 'place', 'time', place),
  };
}

type Corner = Record<'time' | 'place', number>;

function between(corners: readonly Corner[], known: keyof Corner, wanted: keyof Corner, value: number): number {
  let low = 0;
  let high = corners.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((corners[middle]?.[known] ?? 0) <= value) {
      low = middle;
    } else {
      high = middle;
    }
  }
  const [a, b] = [corners[low], corners[high]];
  if (a === undefined || b === undefined) {
    return 0;
  }
  const width = b[known] - a[known];
  const part = width <= 0 ? 0 : Math.min(1, Math.max(0, (value - a[known]) / width));
  return a[wanted] + part * (b[wanted] - a[wanted]);
}
