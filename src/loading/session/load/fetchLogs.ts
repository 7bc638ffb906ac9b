import { logInStream } from '../../../dialects/log-lines';
import { type RawLog } from '../../../model/telemetry';
import { sessionJsonLinesQuery, sessionLogsQuery } from '../../../queries/sessions';
import { type LokiApi } from '../../../sources/loki';
import { type SearchRange } from '../../../sources/tempo';

/** Log records of a session that are read: what Loki gives at most unless its operator raised `max_entries_limit`. */
const MAX_LOGS = 5000;

/** Where log records are, and which. */
export interface LogSource {
  loki: Pick<LokiApi, 'logs'>;
  /** Streams of agents' log records. */
  selector: string;
}

/** Log records that name a session. */
export interface FetchedLogs {
  /** The newest ones, by time. */
  logs: readonly RawLog[];
  /** There are, or may be, older ones. */
  limitReached: boolean;
}

/**
 * Reads the log records of a session: those that name it beside the line, else lines of JSON that do. Lines
 * of JSON become records of what they say.
 *
 * @throws SourceError
 */
export async function fetchLogs(
  { loki, selector }: LogSource,
  sessionId: string,
  { from, to }: SearchRange,
  signal: AbortSignal
): Promise<FetchedLogs> {
  const options = { from, to, limit: MAX_LOGS, direction: 'backward', signal } as const;
  const named = await loki.logs(sessionLogsQuery(selector, sessionId), options);
  // Looking into the lines costs Loki more: only where nothing beside them names the session.
  const { logs, limitReached } =
    named.logs.length > 0 ? named : await loki.logs(sessionJsonLinesQuery(selector, sessionId), options);
  return { logs: logs.map(logInStream).reverse(), limitReached };
}
