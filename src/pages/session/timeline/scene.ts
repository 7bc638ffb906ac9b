import { type Axis } from '../../../analysis/timeline/axis';
import { foldsOf } from '../../../analysis/timeline/folds';
import { type Lane, type Piece } from '../../../analysis/timeline/lanes';
import { type Call } from '../../../model/session';

/** Height of a row of pieces, and of the room above a lane, in pixels. */
export const ROW = 18;
const LANE_ROOM = 10;

/** A row of pieces on the axis, ready to be drawn. */
export interface SceneRow {
  /** Pixels from the top of the lanes. */
  top: number;
  pieces: readonly Piece[];
  /** Where each piece lies on the axis. */
  from: Float64Array;
  to: Float64Array;
}

/** Equal calls in a row, on the axis. */
export interface SceneFold {
  top: number;
  height: number;
  from: number;
  to: number;
  count: number;
  name: string;
}

export interface SceneLane {
  lane: Lane;
  top: number;
  height: number;
}

/** Everything of the lanes that does not change while one zooms and pans. */
export interface Scene {
  lanes: readonly SceneLane[];
  rows: readonly SceneRow[];
  folds: readonly SceneFold[];
  height: number;
}

/** Puts lanes one below the other, and their pieces on the axis. */
export function sceneOf(lanes: readonly Lane[], axis: Axis): Scene {
  const placed: SceneLane[] = [];
  const rows: SceneRow[] = [];
  const folds: SceneFold[] = [];
  let top = 0;
  for (const lane of lanes) {
    const height = LANE_ROOM + ROW * Math.max(1, lane.rows.length);
    placed.push({ lane, top, height });
    lane.rows.forEach((pieces, index) => rows.push(rowOf(pieces, top + LANE_ROOM + index * ROW, axis)));
    for (const { calls, from, to } of foldsOf(lane)) {
      const name = calls[0]?.name ?? '';
      const place = { from: axis.placeOf(from), to: axis.placeOf(to) };
      folds.push({ top: top + LANE_ROOM, height: height - LANE_ROOM, ...place, count: calls.length, name });
    }
    top += height;
  }
  return { lanes: placed, rows, folds, height: top };
}

function rowOf(pieces: readonly Piece[], top: number, axis: Axis): SceneRow {
  return {
    top,
    pieces,
    from: Float64Array.from(pieces, ({ start }) => axis.placeOf(start)),
    to: Float64Array.from(pieces, ({ end }) => axis.placeOf(end)),
  };
}

/** Index of the first piece of a row that does not end before a place. */
export function firstAt({ to }: SceneRow, place: number): number {
  let low = 0;
  let high = to.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((to[middle] ?? 0) < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The call under a point; undefined where none is within `slack` of it. */
export function callAt({ rows }: Scene, place: number, y: number, slack: number): Call | undefined {
  const row = rows.find(({ top }) => y >= top && y < top + ROW);
  if (row === undefined) {
    return undefined;
  }
  const index = firstAt(row, place - slack);
  return (row.from[index] ?? Infinity) <= place + slack ? row.pieces[index]?.call : undefined;
}

/** Where a call lies: on the axis, and in pixels from the top; undefined for one without a start. */
export function placeOfCall({ rows }: Scene, call: Call): { from: number; to: number; top: number } | undefined {
  for (const row of rows) {
    const first = row.pieces.findIndex((piece) => piece.call === call);
    if (first >= 0) {
      const last = row.pieces[first + 1]?.call === call ? first + 1 : first;
      return { from: row.from[first] ?? 0, to: row.to[last] ?? 0, top: row.top };
    }
  }
  return undefined;
}
