import { callsIn } from '../../../analysis/placed-calls';
import { type Gap, gapsOf } from '../../../analysis/timeline/axis';
import { foldsOf } from '../../../analysis/timeline/folds';
import { type Lane, lanesOf, type Piece, type PieceKind } from '../../../analysis/timeline/lanes';
import { type Call, type Session } from '../../../model/session';

/** What a timeline is drawn of, as columns: another thread hands those over without copying, and a canvas needs no objects. */
export interface TimelineColumns {
  /** The session's own first, each before those of what it started. */
  lanes: readonly LaneColumns[];
  /** Times in which nothing went on, long enough to be collapsed. */
  gaps: readonly Gap[];
}

export interface LaneColumns extends Pick<Lane, 'agent' | 'depth'> {
  /** How many runs are drawn in it. */
  runs: number;
  rows: readonly PieceColumns[];
  folds: readonly FoldedCalls[];
}

/** Pieces that follow one another without overlap. */
export interface PieceColumns {
  /** Milliseconds since 1970. */
  start: Float64Array<ArrayBuffer>;
  end: Float64Array<ArrayBuffer>;
  /** Index in `PIECE_KINDS`. */
  kind: Uint8Array<ArrayBuffer>;
  /** 1 for a piece of a call that failed. */
  failed: Uint8Array<ArrayBuffer>;
  /** Place of the call among those of the session (`callsIn`). */
  call: Uint32Array<ArrayBuffer>;
}

/** Equal calls in a row. */
export interface FoldedCalls {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  count: number;
  name: string;
}

export const PIECE_KINDS: readonly PieceKind[] = ['first_token', 'generating', 'tool', 'waiting'];

export function timelineColumns(session: Pick<Session, 'runs' | 'start' | 'lastActivity'>): TimelineColumns {
  const lanes = lanesOf(session);
  const places = new Map(callsIn(session).map((call, place) => [call, place]));
  return {
    lanes: lanes.map((lane) => ({
      agent: lane.agent,
      depth: lane.depth,
      runs: lane.runs.length,
      rows: lane.rows.map((pieces) => piecesAsColumns(pieces, places)),
      folds: foldsOf(lane).map(({ calls, from, to }) => ({
        from,
        to,
        count: calls.length,
        name: calls[0]?.name ?? '',
      })),
    })),
    gaps: gapsOf(lanes, session.start, session.lastActivity),
  };
}

function piecesAsColumns(pieces: readonly Piece[], places: ReadonlyMap<Call, number>): PieceColumns {
  const count = pieces.length;
  const columns = {
    start: new Float64Array(count),
    end: new Float64Array(count),
    kind: new Uint8Array(count),
    failed: new Uint8Array(count),
    call: new Uint32Array(count),
  };
  pieces.forEach(({ start, end, kind, failed, call }, at) => {
    columns.start[at] = start;
    columns.end[at] = end;
    columns.kind[at] = PIECE_KINDS.indexOf(kind);
    columns.failed[at] = failed ? 1 : 0;
    columns.call[at] = places.get(call) ?? 0;
  });
  return columns;
}
