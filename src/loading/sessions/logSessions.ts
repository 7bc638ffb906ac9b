import { GENERAL } from '../../dialects/keys';
import { labelOf } from '../../queries/logql';
import { MAX_LOG_SESSIONS, sessionsInLogsQueries } from '../../queries/sessions';
import { type LokiApi } from '../../sources/loki';
import { type SearchRange } from '../../sources/tempo';

/** A session as log records tell of it. Times in milliseconds since 1970. */
export interface LogSession {
  id: string;
  /** Name of the service that wrote the records. */
  service?: string;
  /** Undefined where Loki named its limit of sessions before it came to this one's first record. */
  first?: number;
  last: number;
}

export interface LogSessions {
  sessions: readonly LogSession[];
  /** Loki names no more than this many sessions at once: there are more in the range. */
  limitReached: boolean;
}

/** Sessions that log records of the range name, whether or not there are spans of them. @throws SourceError */
export async function findLogSessions(
  loki: Pick<LokiApi, 'instant'>,
  selector: string,
  range: SearchRange,
  signal: AbortSignal
): Promise<LogSessions> {
  const queries = sessionsInLogsQueries(selector, (range.to - range.from) / 1000);
  const at = { time: range.to, signal };
  const [lasts, firsts] = await Promise.all([loki.instant(queries.last, at), loki.instant(queries.first, at)]);
  const sessions = new Map<string, LogSession>();
  for (const { labels, value } of lasts) {
    const id = labels.session ?? '';
    const known = sessions.get(id);
    const service = known?.service ?? labels[labelOf(GENERAL.serviceName)];
    sessions.set(id, { id, service, last: Math.max(value, known?.last ?? value) });
  }
  for (const { labels, value } of firsts) {
    const known = sessions.get(labels.session ?? '');
    if (known !== undefined) {
      known.first = Math.min(known.first ?? value, value);
    }
  }
  sessions.delete('');
  return { sessions: Array.from(sessions.values()), limitReached: lasts.length >= MAX_LOG_SESSIONS };
}
