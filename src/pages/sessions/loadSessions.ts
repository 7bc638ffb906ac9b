import { foldSessions } from '../../dialects/sessions';
import { type Session } from '../../model/session';
import { lastSessionQuery } from '../../queries/sessions';
import { isAborted, SourceError } from '../../sources/failure';
import { type LokiApi } from '../../sources/loki';
import { type SearchRange, type TempoApi } from '../../sources/tempo';
import { findLogSessions, type LogSessions } from './logSessions';
import { nextPage, noPages, type TracePages } from './tracePages';

/** Traces that are loaded before the list stops and offers to load older ones. */
export const TRACES_AT_ONCE = 1000;

/** Where sessions are looked for; what is absent is not there. */
export interface SessionSources {
  tempo?: Pick<TempoApi, 'search'>;
  loki?: Pick<LokiApi, 'instant'>;
  /** Streams of agents' log records. */
  logSelector: string;
}

/** The sessions of a time range, as far as they are known. */
export interface LoadedSessions {
  range: SearchRange;
  /** Folded from spans, the newest first. */
  sessions: readonly Session[];
  pages: TracePages;
  logs: LogSessions;
  /** What could not be asked; the rest is as good as it would be without. */
  failures: readonly SourceError[];
}

export interface SessionsRequest {
  range: SearchRange;
  signal: AbortSignal;
  /** Hears of every page as it comes, but of what Loki knows only with or after Tempo's first answer. */
  report: (loaded: LoadedSessions) => void;
  /** Nothing is shown yet: better report what Loki knows than wait for Tempo. */
  logsFirst?: boolean;
  /** What an earlier request found in the same range: older traces are added to it. */
  after?: LoadedSessions;
}

/**
 * Loads the sessions of a range, the newest first: Tempo's page by page, and the ones that only Loki knows. One source
 * that fails leaves the other's sessions.
 */
export async function loadSessions(sources: SessionSources, request: SessionsRequest): Promise<LoadedSessions> {
  const { range, signal, after } = request;
  let loaded: LoadedSessions = {
    range,
    sessions: after?.sessions ?? [],
    pages: after?.pages ?? { ...noPages(range), more: sources.tempo !== undefined },
    logs: after?.logs ?? NO_LOGS,
    // Only Tempo is asked for older ones: what others refused is still missing.
    failures: after?.failures.filter(({ details }) => details.source.type !== 'tempo') ?? [],
  };
  let told = request.logsFirst === true || sources.tempo === undefined;
  const add = (found: Partial<LoadedSessions>) => {
    loaded = { ...loaded, ...found };
    told ||= found.logs === undefined;
    if (told) {
      request.report(loaded);
    }
  };
  const fail = (error: unknown) => {
    if (!(error instanceof SourceError) || isAborted(error)) {
      throw error;
    }
    add({ failures: [...loaded.failures, error] });
  };

  const fromTempo = async (tempo: Pick<TempoApi, 'search'>) => {
    const enough = loaded.pages.traces.size + TRACES_AT_ONCE;
    while (loaded.pages.more && loaded.pages.traces.size < enough) {
      const pages = await nextPage(tempo, range, loaded.pages, signal);
      add({ pages, sessions: foldSessions({ spans: pages.spans, logs: [] }) });
    }
  };
  const fromLoki = async (loki: Pick<LokiApi, 'instant'>) => {
    add({ logs: await findLogSessions(loki, sources.logSelector, range, signal) });
  };
  await Promise.all([
    sources.tempo && fromTempo(sources.tempo).catch(fail),
    sources.loki && after === undefined && fromLoki(sources.loki).catch(fail),
  ]);
  return loaded;
}

const NO_LOGS: LogSessions = { sessions: [], limitReached: false };

/** How far back the last session is looked for: Tempo refuses to search more than this by default. */
export const LOOK_BACK = 7 * 24 * 60 * 60_000;

/** Start of the newest trace with agents' work before a time; undefined where there is none. @throws SourceError */
export async function lastSessionBefore(
  tempo: Pick<TempoApi, 'search'>,
  before: number,
  signal: AbortSignal
): Promise<number | undefined> {
  const { traces } = await tempo.search(lastSessionQuery(), {
    from: before - LOOK_BACK,
    to: before,
    limit: 1,
    spansPerTrace: 1,
    signal,
  });
  return traces[0]?.start;
}
