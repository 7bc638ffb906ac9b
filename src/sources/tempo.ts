import { traceIdOf } from '../model/ids';
import { CutMessageError, readTraceByIdResponse, type TraceAnswer } from '../model/otlp/protobuf';
import { SourceError, type SourceRef } from './failure';
import { looksLikePage, requestBytes, requestJson, type RequestOptions } from './http';
import { readSearch, type SearchAnswer } from './tempo-search';

export interface SearchRange {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
}

export interface SearchOptions extends SearchRange {
  /** Traces at most. */
  limit: number;
  /** Spans of each trace at most; Tempo may allow fewer. */
  spansPerTrace: number;
  signal?: AbortSignal;
}

/** What Tempo sends of a span set unless its operator raised the limit. */
export const DEFAULT_SPANS_PER_TRACE = 100;

const MILLIS_PER_SECOND = 1000;

/** Tempo's HTTP API: https://grafana.com/docs/tempo/latest/api_docs/ */
export class TempoApi {
  /** Learnt from a refusal: this Tempo sends no more spans of a trace than this. */
  private spansPerTraceLimit = Infinity;

  constructor(readonly source: SourceRef) {}

  /**
   * Spans that match a TraceQL query, by trace.
   *
   * @throws SourceError
   */
  async search(query: string, options: SearchOptions): Promise<SearchAnswer> {
    const spansPerTrace = Math.min(options.spansPerTrace, this.spansPerTraceLimit);
    const params = {
      q: query,
      limit: options.limit,
      spss: spansPerTrace,
      start: Math.floor(options.from / MILLIS_PER_SECOND),
      end: Math.ceil(options.to / MILLIS_PER_SECOND),
    };
    try {
      const body = await requestJson(this.source, '/api/search', { params, signal: options.signal });
      const answer = readSearch(body, options.limit);
      if (answer === undefined) {
        throw new SourceError('unreadable', { source: this.source, path: '/api/search' });
      }
      return answer;
    } catch (error) {
      if (isSpansRefusal(error) && spansPerTrace > DEFAULT_SPANS_PER_TRACE) {
        this.spansPerTraceLimit = allowedIn(error);
        return this.search(query, options);
      }
      throw error;
    }
  }

  /**
   * A whole trace. An unknown trace has no spans: Tempo answers 200 with an empty message, and so it does for some
   * seconds with one that it has just received.
   *
   * @throws SourceError
   */
  async trace(traceId: string, options: { signal?: AbortSignal } & Partial<SearchRange> = {}): Promise<TraceAnswer> {
    const path = `/api/v2/traces/${encodeURIComponent(traceIdOf(traceId))}`;
    const bytes = await this.bytesOf(path, {
      accept: 'application/protobuf',
      params: {
        start: options.from === undefined ? undefined : Math.floor(options.from / MILLIS_PER_SECOND),
        end: options.to === undefined ? undefined : Math.ceil(options.to / MILLIS_PER_SECOND),
      },
      signal: options.signal,
    });
    try {
      return readTraceByIdResponse(bytes);
    } catch (error) {
      if (!(error instanceof CutMessageError)) {
        throw error;
      }
      const text = new TextDecoder().decode(bytes.slice(0, 1000));
      throw new SourceError(looksLikePage(text) ? 'html' : 'cut', { source: this.source, path, said: error.message });
    }
  }

  /** Whether one more span a trace than by default may be asked for: else long traces look shorter than they are. */
  async allowsWholeTraces(signal?: AbortSignal): Promise<boolean> {
    const now = Date.now();
    const range = { from: now - MILLIS_PER_SECOND, to: now };
    await this.search('{ false }', { ...range, limit: 1, spansPerTrace: DEFAULT_SPANS_PER_TRACE + 1, signal });
    return this.spansPerTraceLimit > DEFAULT_SPANS_PER_TRACE;
  }

  /** Version as Tempo tells it; undefined where it tells none. @throws SourceError */
  async version(signal?: AbortSignal): Promise<string | undefined> {
    const body = await requestJson(this.source, '/api/status/buildinfo', { signal });
    const version = (body as { version?: unknown } | null)?.version;
    return typeof version === 'string' && version !== '' ? version : undefined;
  }

  /** Some versions answer an unknown trace with 404. */
  private async bytesOf(path: string, options: RequestOptions): Promise<Uint8Array> {
    try {
      return await requestBytes(this.source, path, options);
    } catch (error) {
      if (error instanceof SourceError && error.kind === 'not_found') {
        return new Uint8Array();
      }
      throw error;
    }
  }
}

const SPANS_REFUSAL = /spans per span set exceeds (\d+)|spss.*exceeds (\d+)/i;

function isSpansRefusal(error: unknown): error is SourceError {
  return error instanceof SourceError && error.kind === 'bad_request' && SPANS_REFUSAL.test(error.details.said ?? '');
}

function allowedIn(error: SourceError): number {
  const match = SPANS_REFUSAL.exec(error.details.said ?? '');
  return Number(match?.[1] ?? match?.[2]) || DEFAULT_SPANS_PER_TRACE;
}
