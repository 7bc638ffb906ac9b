import { explain } from '../analysis/explain';
import { loopsOf } from '../analysis/loops/loops';
import { foldSessions } from '../dialects/sessions';
import { logsOfExport, NotOtlpError, spansOfTraces } from '../model/otlp/json';
import { sessionState } from '../model/state';
import { mutated } from './mutations';
import { faultsOf } from './well-formed';

/** Milliseconds that no broken input of this size may take: a watchdog, far above what any takes on a busy machine. */
const LONGEST = 10_000;

/**
 * Breaks a capture in a way that the seed decides, and folds it.
 *
 * @param text a capture's requests
 * @returns what went wrong; empty where nothing did
 */
export function faultsOfMutation(text: string, seed: number): string[] {
  const document = mutated(text, seed);
  const started = Date.now();
  try {
    const requests = Array.isArray(document) ? (document as unknown[]) : [];
    const sessions = foldSessions({
      spans: requests.flatMap((request) => unlessRefused(() => spansOfTraces(part(request, 'resourceSpans')))),
      logs: requests.flatMap((request) => unlessRefused(() => logsOfExport(part(request, 'resourceLogs')))),
    });
    sessions.forEach((session) => {
      explain(session);
      loopsOf(session);
      sessionState(session, started);
    });
    const took = Date.now() - started;
    return [...faultsOf(sessions), ...(took > LONGEST ? [`took ${took} ms`] : [])];
  } catch (error) {
    return [String((error as Error)?.stack ?? error)];
  }
}

/** A request of one signal is none of the other: what is left of it without this list must be refused in words. */
function part(request: unknown, list: string): unknown {
  const body = (request as { request?: unknown } | null)?.request;
  return typeof body === 'object' && body !== null && !(list in body) ? {} : body;
}

function unlessRefused<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotOtlpError) {
      return [];
    }
    throw error;
  }
}
