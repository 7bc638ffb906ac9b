import { type Axis } from '../../../analysis/timeline/axis';
import { type PieceKind } from '../../../analysis/timeline/lanes';
import { type Call } from '../../../model/session';
import { type LaneColumns, PIECE_KINDS, type PieceColumns } from './columns';

/** Height of a row of pieces, and of the room above a lane, in pixels. */
export const ROW = 18;
const LANE_ROOM = 10;

/** A row of pieces on the axis, ready to be drawn. */
export interface SceneRow {
  /** Pixels from the top of the lanes. */
  top: number;
  pieces: PieceColumns;
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
  lane: LaneColumns;
  top: number;
  height: number;
}

/** Everything of the lanes that does not change while one zooms and pans. */
export interface Scene {
  lanes: readonly SceneLane[];
  rows: readonly SceneRow[];
  folds: readonly SceneFold[];
  height: number;
  /** The calls that pieces are of, as columns number them. */
  calls: readonly Call[];
}

/**
 * Puts lanes one below the other, and their pieces on the axis.
 *
 * @param calls of the session, as columns number them
 */
export function sceneOf(lanes: readonly LaneColumns[], calls: readonly Call[], axis: Axis): Scene {
  const placed: SceneLane[] = [];
  const rows: SceneRow[] = [];
  const folds: SceneFold[] = [];
  let top = 0;
  for (const lane of lanes) {
    const height = LANE_ROOM + ROW * Math.max(1, lane.rows.length);
    placed.push({ lane, top, height });
    lane.rows.forEach((pieces, index) => rows.push(rowOf(pieces, top + LANE_ROOM + index * ROW, axis)));
    for (const { from, to, count, name } of lane.folds) {
      const place = { from: axis.placeOf(from), to: axis.placeOf(to) };
      folds.push({ top: top + LANE_ROOM, height: height - LANE_ROOM, ...place, count, name });
    }
    top += height;
  }
  return { lanes: placed, rows, folds, height: top, calls };
}

function rowOf(pieces: PieceColumns, top: number, axis: Axis): SceneRow {
  return { top, pieces, from: pieces.start.map(axis.placeOf), to: pieces.end.map(axis.placeOf) };
}

/** What a piece of a row is. */
export function kindAt({ pieces }: SceneRow, index: number): PieceKind {
  return PIECE_KINDS[pieces.kind[index] ?? 0] as PieceKind;
}

/** The call that a piece of a row is of; undefined where there is no such piece. */
export function callOfPiece({ calls }: Scene, { pieces }: SceneRow, index: number): Call | undefined {
  const place = pieces.call[index];
  return place === undefined ? undefined : calls[place];
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
export function callAt(scene: Scene, place: number, y: number, slack: number): Call | undefined {
  const row = scene.rows.find(({ top }) => y >= top && y < top + ROW);
  if (row === undefined) {
    return undefined;
  }
  const index = firstAt(row, place - slack);
  return (row.from[index] ?? Infinity) <= place + slack ? callOfPiece(scene, row, index) : undefined;
}

/** Where a call lies: on the axis, and in pixels from the top; undefined for one without a start. */
export function placeOfCall({ rows, calls }: Scene, call: Call): { from: number; to: number; top: number } | undefined {
  const number = calls.indexOf(call);
  for (const { pieces, from, to, top } of number < 0 ? [] : rows) {
    const first = pieces.call.indexOf(number);
    if (first >= 0) {
      const last = pieces.call[first + 1] === number ? first + 1 : first;
      return { from: from[first] ?? 0, to: to[last] ?? 0, top };
    }
  }
  return undefined;
}
