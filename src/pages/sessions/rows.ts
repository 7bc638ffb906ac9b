import { type Session, type SessionState } from '../../model/session';
import { IDLE_FOR, sessionState } from '../../model/state';
import { type TokenUsage, totalTokens } from '../../model/tokens';
import { type LoadedSessions } from '../../loading/sessions/loadSessions';
import { type LogSession } from '../../loading/sessions/logSessions';

/** A session as the list shows it. What no record told is undefined. Times in milliseconds since 1970. */
export interface SessionRow {
  id: string;
  name?: string;
  agent?: string;
  /** See `Session.service`. */
  service?: string;
  /** NaN where no record told it. */
  start: number;
  lastActivity: number;
  /** Milliseconds from the first to the last record; NaN where the first is not known. */
  duration: number;
  state: SessionState;
  /** Undefined for sessions that only log records tell of: their calls are in no span. */
  counts?: SessionCounts;
  models: readonly string[];
  tools: readonly string[];
  cut: SessionCut;
}

export interface SessionCounts {
  runs: number;
  steps: number;
  llmCalls: number;
  toolCalls: number;
  failures: number;
  tokens: TokenUsage;
}

/** Why the figures of a row may be too small. */
export interface SessionCut {
  /** Older traces were not searched, and the session may have some. */
  older: boolean;
  /** A trace has more spans than the search returned. */
  spans: boolean;
}

/**
 * The rows of all sessions that spans or log records tell of, the newest first.
 *
 * @param now milliseconds since 1970, to judge the state of each
 */
export function rowsOf({ sessions, logs, pages, range }: LoadedSessions, now: number): SessionRow[] {
  const inLogs = new Map(logs.sessions.map((session) => [session.id, session]));
  const border = pages.more ? pages.searchedFrom : range.from;
  const rows = sessions.map((session) => {
    const logged = inLogs.get(session.id);
    inLogs.delete(session.id);
    const start = Math.min(session.start, logged?.first ?? Infinity);
    const lastActivity = Math.max(session.lastActivity, logged?.last ?? 0);
    const spans = session.traceIds.some((traceId) => pages.traces.get(traceId)?.truncated === true);
    return rowOfSession(
      { ...session, start, lastActivity },
      { older: mayHaveBegunBefore(session, border), spans },
      now
    );
  });
  for (const session of inLogs.values()) {
    rows.push(rowOfLogs(session, { older: pages.more || session.first === undefined, spans: false }, now));
  }
  return rows.sort((a, b) => newness(b) - newness(a) || (a.id < b.id ? -1 : 1));
}

function rowOfSession(session: Session, cut: SessionCut, now: number): SessionRow {
  const { totals } = session;
  return {
    id: session.id,
    name: session.name,
    agent: session.agent,
    service: session.service,
    start: session.start,
    lastActivity: session.lastActivity,
    duration: session.lastActivity - session.start,
    state: sessionState(session, now),
    counts: {
      runs: totals.runs,
      steps: totals.steps,
      llmCalls: totals.llmCalls,
      toolCalls: totals.toolCalls,
      failures: totals.llmErrors + totals.toolErrors,
      tokens: totals.tokens,
    },
    models: totals.models,
    tools: totals.tools,
    cut,
  };
}

/** A run on its own says nothing of how long its session pauses. */
const LEAST_PAUSE = 60_000;

/**
 * Whether a session begins so soon after the border of what was searched that it may go on beyond it: within twice the
 * longest pause between its runs.
 */
function mayHaveBegunBefore({ runs, start }: Session, border: number): boolean {
  const pauses = runs.map((run, index) => run.start - (runs[index - 1]?.end ?? run.start));
  const pause = pauses.reduce((longest, it) => Math.max(longest, it || 0), LEAST_PAUSE / 2);
  return start - border < Math.min(2 * pause, IDLE_FOR);
}

function newness({ start, lastActivity }: SessionRow): number {
  return Number.isNaN(start) ? lastActivity : start;
}

/** NaN where the first record is not known. */
function startOf({ first = NaN }: LogSession): number {
  return first;
}

function rowOfLogs(session: LogSession, cut: SessionCut, now: number): SessionRow {
  const { id, service, last } = session;
  const start = startOf(session);
  return {
    id,
    agent: service,
    service,
    start,
    lastActivity: last,
    duration: last - start,
    state: sessionState({ lastActivity: last, runs: [] }, now),
    models: [],
    tools: [],
    cut,
  };
}

/** Sums over rows, for the line above the list. Tokens are undefined where no row knows any. */
export function sumRows(rows: readonly SessionRow[]): { failures: number; tokens: number | undefined } {
  let failures = 0;
  let tokens: number | undefined;
  for (const { counts } of rows) {
    failures += counts?.failures ?? 0;
    const known = counts && totalTokens(counts.tokens);
    if (known !== undefined) {
      tokens = (tokens ?? 0) + known;
    }
  }
  return { failures, tokens };
}
