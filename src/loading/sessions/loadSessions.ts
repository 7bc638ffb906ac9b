import { type AttributeNames } from '../../dialects/attribute-names';
import { type Session } from '../../model/session';
import { lastSessionQuery } from '../../queries/sessions';
import { type Condition } from '../../queries/traceql';
import { isAborted, SourceError } from '../../sources/failure';
import { type LokiApi } from '../../sources/loki';
import { type SearchRange, type TempoApi } from '../../sources/tempo';
import { findLogSessions, type LogSessions } from './logSessions';
import { readTempo } from './readTempo';
import { goesOnFrom } from './reusePages';
import { noPages, type TracePages } from './tracePages';

/** Where sessions are looked for; what is absent is not there. */
export interface SessionSources {
  tempo?: Pick<TempoApi, 'search'>;
  loki?: Pick<LokiApi, 'instant'>;
  /** Streams of agents' log records. */
  logSelector: string;
  /** Attributes that an operator names. */
  attributeNames?: AttributeNames;
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
  /** What an earlier request found in a range that this one goes on from: what cannot have changed is not read again. */
  earlier?: LoadedSessions;
  /** Only sessions of traces with a span for each condition, and of each what such traces tell. */
  onlyWith?: readonly Condition[];
}

/**
 * Loads the sessions of a range, the newest first: Tempo's page by page, and the ones that only Loki knows. One source
 * that fails leaves the other's sessions, and what an earlier request found.
 */
export async function loadSessions(sources: SessionSources, request: SessionsRequest): Promise<LoadedSessions> {
  const { range, signal, after } = request;
  const { tempo, loki } = sources;
  const earlier = request.earlier && goesOnFrom(range, request.earlier) ? request.earlier : undefined;
  const base = after ?? earlier;
  let loaded: LoadedSessions = {
    range,
    sessions: base?.sessions ?? [],
    pages: base?.pages ?? { ...noPages(range), more: tempo !== undefined },
    logs: base?.logs ?? NO_LOGS,
    // Only Tempo is asked for older ones: what others refused is still missing.
    failures: after?.failures.filter(({ details }) => details.source.type !== 'tempo') ?? [],
  };
  let told = request.logsFirst === true || tempo === undefined;
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

  const askTempo = async (api: Pick<TempoApi, 'search'>) => {
    for await (const found of readTempo(api, {
      range,
      signal,
      after,
      earlier,
      attributeNames: sources.attributeNames,
      onlyWith: request.onlyWith,
    })) {
      add(found);
    }
  };
  const askLoki = async (api: Pick<LokiApi, 'instant'>) => {
    add({ logs: await findLogSessions(api, sources.logSelector, range, signal) });
  };
  await Promise.all([tempo && askTempo(tempo).catch(fail), after === undefined && loki && askLoki(loki).catch(fail)]);
  return loaded;
}

const NO_LOGS: LogSessions = { sessions: [], limitReached: false };

/** How far back the last session is looked for: Tempo refuses to search more than this by default. */
const LOOK_BACK = 7 * 24 * 60 * 60_000;

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
