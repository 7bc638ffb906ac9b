import { type Palette } from './drawLanes';
import { type Viewport } from './viewport';

interface TrackPoint {
  place: number;
  value: number;
}

/** A line over time: cost, or how full the window was. */
export interface Track {
  label: string;
  color: string;
  /** Where on the axis each value begins to hold, in order. */
  points: readonly TrackPoint[];
  /** The value at the top of the track. */
  most: number;
  /** A value that is marked by a line: the window's end. */
  limit?: number;
  /** Values hold until the next one, or stand each for itself. */
  shape: 'steps' | 'bars';
}

export const TRACK_HEIGHT = 34;

interface TracksPicture {
  tracks: readonly Track[];
  /** Places at which the conversation was condensed. */
  marks: readonly number[];
  viewport: Viewport;
  width: number;
  palette: Palette;
}

/** Draws tracks one below the other, on the scale of the lanes above. */
export function drawTracks(context: CanvasRenderingContext2D, picture: TracksPicture): void {
  const { tracks, marks, viewport, width, palette } = picture;
  const scale = width / (viewport.to - viewport.from);
  const x = (place: number): number => (place - viewport.from) * scale;
  context.clearRect(0, 0, width, tracks.length * TRACK_HEIGHT);
  context.font = palette.font;
  context.textBaseline = 'top';
  tracks.forEach((track, index) => {
    const bottom = (index + 1) * TRACK_HEIGHT - 1;
    const y = (value: number): number => bottom - (value / Math.max(track.most, Number.MIN_VALUE)) * (TRACK_HEIGHT - 6);
    context.fillStyle = palette.line;
    context.fillRect(0, bottom, width, 1);
    context.fillStyle = track.color;
    const { points, shape } = track;
    for (let at = indexBefore(points, viewport.from); at < points.length; at++) {
      const { place, value } = points[at] as TrackPoint;
      const left = x(place);
      if (left > width) {
        break;
      }
      const next = x(points[at + 1]?.place ?? viewport.to);
      const right = shape === 'steps' ? next : Math.max(left + 2, Math.min(next - 1, left + 6));
      // Whole pixels: between two that touch no line is to be seen.
      const from = Math.round(Math.max(0, left));
      const wide = Math.round(Math.min(width, right)) - from;
      // Of many points to a pixel the last one stands for all.
      if (wide > 0) {
        context.fillRect(from, y(value), wide, bottom - y(value));
      }
    }
    if (track.limit !== undefined && track.limit <= track.most) {
      context.fillStyle = palette.failed;
      for (let dash = 0; dash < width; dash += 8) {
        context.fillRect(dash, y(track.limit), 4, 1);
      }
    }
  });
  context.fillStyle = palette.text;
  for (const mark of marks) {
    context.fillRect(x(mark), 0, 1, tracks.length * TRACK_HEIGHT);
  }
}

/** Index of the last point at or before a place; 0 where there is none. */
function indexBefore(points: readonly TrackPoint[], place: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.place ?? Infinity) <= place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return Math.max(0, low - 1);
}
