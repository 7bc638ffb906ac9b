import type { RawLog } from '../model/telemetry';
import type { SourceRef } from './failure';
import { CATEGORIZE_LABELS, logsOfStreams, Streams } from './loki-logs';
import { Vector, type Sample } from './samples';
import { requestShape } from './shape';
import { versionOf } from './version';

export interface LogsAnswer {
  logs: RawLog[];
  /** As many records as were asked for: there may be more. */
  limitReached: boolean;
}

export interface LogsOptions {
  /** Milliseconds since 1970; `to` is not part of the range. */
  from: number;
  to: number;
  limit: number;
  /** `backward` is the newest first. */
  direction?: 'forward' | 'backward';
  signal?: AbortSignal;
}

const MILLIS_PER_SECOND = 1000;

/** Loki's HTTP API: https://grafana.com/docs/loki/latest/reference/loki-http-api/ */
export class LokiApi {
  constructor(readonly source: SourceRef) {}

  /** One value a series at `time` (milliseconds since 1970). @throws SourceError */
  async instant(query: string, { time, signal }: { time: number; signal?: AbortSignal }): Promise<Sample[]> {
    const params = { query, time: time / MILLIS_PER_SECOND };
    return requestShape(this.source, '/loki/api/v1/query', Vector, { params, signal });
  }

  /** Log records, oldest first unless asked otherwise. @throws SourceError */
  async logs(query: string, options: LogsOptions): Promise<LogsAnswer> {
    const { from, to, limit, direction = 'forward', signal } = options;
    const { data } = await requestShape(this.source, '/loki/api/v1/query_range', Streams, {
      params: { query, start: nanos(from), end: nanos(to), limit, direction },
      headers: CATEGORIZE_LABELS,
      signal,
    });
    const order = direction === 'backward' ? -1 : 1;
    const logs = logsOfStreams(data.result).sort((a, b) => order * (a.time - b.time));
    return { logs, limitReached: logs.length >= limit };
  }

  /** Has Loki answer a query that touches no data. @throws SourceError where it does not */
  async ping(signal?: AbortSignal): Promise<void> {
    await this.instant('vector(1)', { time: Date.now(), signal });
  }

  /** Undefined where Loki, or what stands before it, tells none. @throws SourceError */
  async version(signal?: AbortSignal): Promise<string | undefined> {
    return versionOf(this.source, '/loki/api/v1/status/buildinfo', signal);
  }
}

/** Loki takes nanoseconds as whole numbers, which a double does not hold: six zeros do. */
function nanos(millis: number): string {
  return `${Math.round(millis)}000000`;
}
