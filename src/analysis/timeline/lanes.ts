import type { Call, Run, Session } from '../../model/session';
import { isFailedCall } from '../placed-calls';
import { append } from '../../model/append';

/** What a piece of a call is drawn as. */
export type PieceKind = 'first_token' | 'generating' | 'tool' | 'waiting';

/** A stretch of time that one call took in one way. */
export interface Piece {
  kind: PieceKind;
  /** Milliseconds since 1970; `end` is never before `start`. */
  start: number;
  end: number;
  call: Call;
  failed: boolean;
  /** No record says when it ended: it is drawn to the session's last record. */
  open: boolean;
}

/** Calls of one agent, one below the other where they overlap. */
export interface Lane {
  /** Undefined where no record names it. */
  agent?: string;
  /** 0 for the session's own runs, 1 for what they started, and so on. */
  depth: number;
  runs: readonly Run[];
  /** In each row the pieces follow one another without overlap. */
  rows: ReadonlyArray<readonly Piece[]>;
}

interface Draft {
  agent?: string;
  depth: number;
  runs: Run[];
  calls: Call[];
}

/**
 * The lanes of a session's timeline: one for each agent at each depth, however many runs it had, the session's own first
 * and each before what it started.
 */
export function lanesOf(session: Pick<Session, 'runs' | 'lastActivity'>): Lane[] {
  const drafts = new Map<string, Draft>();
  const visit = (run: Run, depth: number, above: string): void => {
    const key = `${above}\n${run.agent ?? ''}`;
    const draft = drafts.get(key) ?? { agent: run.agent, depth, runs: [], calls: [] };
    drafts.set(key, draft);
    draft.runs.push(run);
    for (const { calls } of run.steps) {
      for (const call of calls) {
        draft.calls.push(call);
        if (call.kind === 'tool') {
          call.runs.forEach((started) => visit(started, depth + 1, key));
        }
      }
    }
    run.runs.forEach((started) => visit(started, depth + 1, key));
  };
  session.runs.forEach((run) => visit(run, 0, ''));
  return inOrder(drafts).map(({ calls, ...lane }) => ({ ...lane, rows: rowsOf(calls, session.lastActivity) }));
}

/** Each lane before those of what it started: keys are paths, and a path begins with the one above. */
function inOrder(drafts: ReadonlyMap<string, Draft>): Draft[] {
  const keys = Array.from(drafts.keys());
  const visited: Draft[] = [];
  const visit = (above: string, depth: number): void => {
    for (const key of keys) {
      const draft = drafts.get(key);
      if (draft?.depth === depth && key.startsWith(`${above}\n`)) {
        visited.push(draft);
        visit(key, depth + 1);
      }
    }
  };
  visit('', 0);
  return visited;
}

/** Puts every call into the first row that is free when it begins. */
function rowsOf(calls: readonly Call[], last: number): Piece[][] {
  const rows: Array<{ free: number; pieces: Piece[] }> = [];
  for (const call of calls.filter(({ start }) => Number.isFinite(start)).sort((a, b) => a.start - b.start)) {
    const pieces = piecesOf(call, last);
    const end = pieces.at(-1)?.end ?? call.start;
    const row = rows.find(({ free }) => free <= call.start);
    if (row === undefined) {
      rows.push({ free: end, pieces });
    } else {
      row.free = end;
      append(row.pieces, pieces);
    }
  }
  return rows.map(({ pieces }) => pieces);
}

function piecesOf(call: Call, last: number): Piece[] {
  const open = Number.isNaN(call.end);
  const end = Math.max(call.start, open ? last : call.end);
  const first = call.kind === 'llm' ? call.timeToFirstToken : call.approval?.wait;
  const turn = Math.min(end, call.start + Math.max(0, first ?? 0));
  const [before, after] =
    call.kind === 'llm' ? (['first_token', 'generating'] as const) : (['waiting', 'tool'] as const);
  const common = { call, failed: isFailedCall(call), open };
  const pieces: Piece[] = [
    { kind: before, start: call.start, end: turn, ...common },
    { kind: after, start: turn, end, ...common },
  ];
  return turn > call.start ? pieces : pieces.slice(1);
}
