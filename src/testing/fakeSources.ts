import type { RawLog, RawSpan } from '../model/telemetry';
import type { TraceAnswer } from '../model/otlp/trace-decoder';
import { otlpDocument } from '../model/otlp/write';
import type { SearchQuery } from '../queries/traceql';
import { SourceError, type FailureKind, type SourceRef } from '../sources/failure';
import type { LogsAnswer, LogsOptions } from '../sources/loki';
import type { SearchOptions } from '../sources/tempo';
import type { SearchAnswer } from '../sources/tempo-search';
import { readTrace, type TraceMessage } from '../sources/tempo-trace';

export const TEMPO: SourceRef = { uid: 'tempo-uid', name: 'My Tempo', type: 'tempo' };
export const LOKI: SourceRef = { uid: 'loki-uid', name: 'My Loki', type: 'loki' };

/** A failure as the sources raise it. */
export function failure(kind: FailureKind, source: SourceRef = TEMPO, said?: string): SourceError {
  return new SourceError(kind, { source, path: '/api/search', said });
}

/** A Tempo that holds spans and can be made to fail; it remembers what it was asked. */
export class FakeTempo {
  readonly source = TEMPO;
  readonly searches: Array<SearchOptions & { query: SearchQuery }> = [];
  readonly traceRequests: string[] = [];
  /** Called before each answer; may throw. */
  before: (request: { search?: SearchOptions; traceId?: string }) => void | Promise<void> = () => undefined;
  partial: Record<string, string> = {};
  unfinished = false;
  /** Traces that its operator lets it give at once. */
  most = Infinity;

  constructor(public spans: RawSpan[]) {}

  async search(query: SearchQuery, options: SearchOptions): Promise<SearchAnswer> {
    this.searches.push({ query, ...options });
    await this.before({ search: options });
    throwIfAborted(options.signal);
    const traces = [...byTrace(this.spans)]
      .map(([traceId, spans]) => ({
        traceId,
        spans,
        start: Math.min(...spans.map(({ start }) => start)),
        end: Math.max(...spans.map(({ end }) => end)),
      }))
      // As Tempo does: whole seconds, and whatever overlaps the range.
      .filter(
        ({ start, end }) =>
          end >= Math.floor(options.from / 1000) * 1000 && start <= Math.ceil(options.to / 1000) * 1000
      )
      .sort((a, b) => b.start - a.start)
      .slice(0, Math.min(options.limit, this.most));
    return {
      traces: traces.map(({ traceId, spans, start, end }) => ({
        traceId,
        start,
        duration: end - start,
        rootName: spans.find(({ parentSpanId }) => parentSpanId === '')?.name ?? '',
        rootService: '',
        truncated: spans.length > options.spansPerTrace,
      })),
      spans: traces.flatMap(({ spans }) => spans.slice(0, options.spansPerTrace)),
      limitReached: traces.length >= Math.min(options.limit, this.most),
      unfinished: this.unfinished,
    };
  }

  async trace(traceId: string, options: { signal?: AbortSignal }): Promise<TraceAnswer> {
    return readTrace(await this.traceMessage(traceId, options));
  }

  async traceMessage(traceId: string, options: { signal?: AbortSignal }): Promise<TraceMessage> {
    this.traceRequests.push(traceId);
    await this.before({ traceId });
    throwIfAborted(options.signal);
    const message = this.partial[traceId];
    const answer = {
      trace: otlpDocument(byTrace(this.spans).get(traceId) ?? []),
      ...(message === undefined ? {} : { status: 'PARTIAL', message }),
    };
    const bytes = new TextEncoder().encode(JSON.stringify(answer));
    return { chunks: chunksOf(bytes), version: 2, source: TEMPO, path: `/api/v2/traces/${traceId}` };
  }
}

/** A Loki that answers what it is given. */
export class FakeLoki {
  readonly source = LOKI;
  readonly queries: string[] = [];
  samples: Record<'first' | 'last', Array<{ labels: Record<string, string>; value: number }>> = { first: [], last: [] };
  records: RawLog[] = [];
  /** Records that only the text of their lines gives to a session. */
  lines: RawLog[] = [];
  before: () => void | Promise<void> = () => undefined;

  async instant(query: string) {
    this.queries.push(query);
    await this.before();
    return query.includes('first_over_time') ? this.samples.first : this.samples.last;
  }

  async logs(query: string, options: LogsOptions): Promise<LogsAnswer> {
    this.queries.push(query);
    await this.before();
    throwIfAborted(options.signal);
    const logs = query.includes('| json ') ? this.lines : this.records;
    return { logs, limitReached: logs.length >= options.limit };
  }
}

/** Bytes as a network brings them: bit by bit. */
export async function* chunksOf(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) {
    yield bytes.slice(from, from + size);
  }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw failure('aborted');
  }
}

function byTrace(spans: readonly RawSpan[]): Map<string, RawSpan[]> {
  const traces = new Map<string, RawSpan[]>();
  for (const span of spans) {
    traces.set(span.traceId, [...(traces.get(span.traceId) ?? []), span]);
  }
  return traces;
}
