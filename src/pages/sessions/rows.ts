import { type ContentFigures, type PricedFigures } from '../../analysis/digest/digest';
import { countsOf, type SessionCounts, type WholeFigures } from '../../analysis/digest/whole-figures';
import { runsWithin } from '../../analysis/placed-calls';
import { lastStarted, outcomeOf, type SessionOutcome } from '../../analysis/verdict/verdict';
import { type FoundSession, type WholeReading } from '../../loading/reader/readWhole';
import { type LoadedSessions } from '../../loading/sessions/loadSessions';
import { type LogSession } from '../../loading/sessions/logSessions';
import { type Session, type SessionState } from '../../model/session';
import { IDLE_FOR, sessionState } from '../../model/state';

/** A session as the list shows it. What no record told is undefined. Times in milliseconds since 1970. */
export interface SessionRow {
  id: string;
  name?: string;
  agent?: string;
  /** Names of its runs' agents, sub-agents among them, each once. */
  agents: readonly string[];
  /** See `Session.service`. */
  service?: string;
  version?: string;
  source?: string;
  user?: string;
  team?: string;
  repository?: string;
  /** NaN where no record told it. */
  start: number;
  lastActivity: number;
  /** Milliseconds from the first to the last record; NaN where the first is not known. */
  duration: number;
  state: SessionState;
  outcome: SessionOutcome;
  /** What the outcome was judged by, in words of the telemetry. */
  evidence?: string;
  /** Undefined for sessions that only log records tell of, until those have been read. */
  counts?: SessionCounts;
  /** Undefined while prices are not there, and until the records are read of sessions that only log records tell of. */
  priced?: PricedFigures;
  /** Undefined until the session's records have been read whole. */
  content?: ContentFigures;
  reading: RowReading;
  models: readonly string[];
  providers: readonly string[];
  /** Where models were called: by the operator's names, else by address. */
  gateways: readonly string[];
  gatewayAddresses: readonly string[];
  tools: readonly string[];
  cut: SessionCut;
}

/**
 * How far the records of a row have been read: `unread` rows are once they are on the screen, `large` ones only on the
 * session's page.
 */
export type RowReading = 'unread' | 'reading' | 'read' | 'failed' | 'large';

/** Why the figures of a row may be too small. */
export interface SessionCut {
  /** Older traces were not searched, and the session may have some. */
  older: boolean;
  /** A trace has more spans than the search returned. */
  spans: boolean;
}

/** What becomes known of sessions after the search. */
export interface Known {
  priced: (session: Session) => PricedFigures | undefined;
  whole: (session: FoundSession) => { reading: RowReading; read?: WholeReading<WholeFigures> };
}

const NOTHING_KNOWN: Known = { priced: () => undefined, whole: () => ({ reading: 'unread' }) };

/**
 * The rows of all sessions that spans or log records tell of, the newest first.
 *
 * @param now milliseconds since 1970, to judge the state of each
 */
export function rowsOf(
  { sessions, logs, pages, range }: LoadedSessions,
  now: number,
  known: Known = NOTHING_KNOWN
): SessionRow[] {
  const namesOf = (address: string) => pages.gatewayNames.get(address) ?? [address];
  const inLogs = new Map(logs.sessions.map((session) => [session.id, session]));
  const border = pages.more ? pages.searchedFrom : range.from;
  const rows = sessions.map((session) => {
    const logged = inLogs.get(session.id);
    inLogs.delete(session.id);
    const start = Math.min(session.start, logged?.first ?? Infinity);
    const lastActivity = Math.max(session.lastActivity, logged?.last ?? 0);
    const spans = session.traceIds.some((traceId) => pages.traces.get(traceId)?.truncated === true);
    const cut = { older: mayHaveBegunBefore(session, border), spans };
    return rowOfSession(session, { start, lastActivity, cut, now, namesOf }, known);
  });
  for (const session of inLogs.values()) {
    const cut = { older: pages.more || session.first === undefined, spans: false };
    const { first = NaN, last } = session;
    rows.push(rowOfLogs(session, { start: first, lastActivity: last, cut, now, namesOf }, known));
  }
  return rows.sort((a, b) => newness(b) - newness(a) || (a.id < b.id ? -1 : 1));
}

interface Seen {
  start: number;
  lastActivity: number;
  cut: SessionCut;
  now: number;
  /** What to call the gateway at an address. */
  namesOf: (address: string) => readonly string[];
}

const made = new WeakMap<Session, { of: readonly unknown[]; row: SessionRow }>();

/** Made anew only where something of it is another: thousands of rows are told of each one that was read. */
function rowOfSession(session: Session, { start, lastActivity, cut, now, namesOf }: Seen, known: Known): SessionRow {
  const { reading, read } = known.whole(session);
  const priced = known.priced(session);
  const state = sessionState({ lastActivity, runs: session.runs, endedAt: session.endedAt }, now);
  const addresses = read?.value.gateways ?? session.totals.gateways;
  const gateways = Array.from(new Set(addresses.flatMap(namesOf)));
  const of = [reading, read, priced, state, start, lastActivity, cut.older, cut.spans, gateways.join('\n')];
  const before = made.get(session);
  if (before?.of.every((it, place) => Object.is(it, of[place])) === true) {
    return before.row;
  }
  const row = {
    ...makeRow(session, { start, lastActivity, cut, state }, { reading, read, priced }),
    gateways,
    gatewayAddresses: addresses,
  };
  made.set(session, { of, row });
  return row;
}

/** When a row's session was, and what it was judged to be. */
type Times = Pick<Seen, 'start' | 'lastActivity' | 'cut'> & { state: SessionState };

type KnownOfOne = ReturnType<Known['whole']> & { priced?: PricedFigures };

/** What a row says alike of a session that was found and of one that only log records tell of. */
function knownOf({ start, lastActivity, cut, state }: Times, { reading, read }: KnownOfOne, deciding: Deciding) {
  return {
    start,
    lastActivity,
    duration: lastActivity - start,
    state,
    outcome: deciding === undefined ? 'unknown' : outcomeOf(deciding, state),
    evidence: deciding?.evidence,
    content: read?.value.content,
    reading,
    cut: read === undefined ? cut : { ...cut, spans: read.incomplete },
  } satisfies Partial<SessionRow>;
}

type Deciding = WholeFigures['decidedBy'];

function makeRow(session: Session, times: Times, known: KnownOfOne): Omit<SessionRow, 'gateways' | 'gatewayAddresses'> {
  const figures = known.read?.value;
  return {
    ...knownOf(times, known, figures?.decidedBy ?? lastStarted(session.runs)),
    id: session.id,
    name: figures?.name ?? session.name,
    agent: session.agent,
    agents: agentsOf(session),
    service: session.service,
    version: session.agentVersion,
    source: session.source,
    user: session.user,
    team: session.team,
    repository: session.repository,
    counts: figures?.counts ?? countsOf(session),
    priced: figures?.priced ?? known.priced,
    models: figures?.models ?? session.totals.models,
    providers: figures?.providers ?? session.totals.providers,
    tools: figures?.tools ?? session.totals.tools,
  };
}

function agentsOf({ runs }: Session): string[] {
  return Array.from(new Set(Array.from(runsWithin(runs)).flatMap(({ agent }) => agent ?? [])));
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

/** A session that only log records tell of, as what reads its records wants to know it. */
export function foundInLogs({ id, first, last }: LogSession): FoundSession {
  return { id, traceIds: [], start: first ?? last, lastActivity: last };
}

function rowOfLogs(session: LogSession, { now, namesOf, ...seen }: Seen, known: Known): SessionRow {
  const whole = known.whole(foundInLogs(session));
  const figures = whole.read?.value;
  const state = sessionState({ lastActivity: seen.lastActivity, runs: [] }, now);
  const addresses = figures?.gateways ?? [];
  return {
    ...knownOf({ ...seen, state }, whole, figures?.decidedBy),
    id: session.id,
    name: figures?.name,
    agent: session.service,
    agents: [],
    service: session.service,
    counts: figures?.counts,
    priced: figures?.priced,
    models: figures?.models ?? [],
    providers: figures?.providers ?? [],
    gateways: Array.from(new Set(addresses.flatMap(namesOf))),
    gatewayAddresses: addresses,
    tools: figures?.tools ?? [],
  };
}
