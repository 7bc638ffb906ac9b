import { traceIdOf } from '../model/ids';
import { type TraceAnswer } from '../model/otlp/trace-decoder';
import { lastSessionQuery } from '../queries/sessions';
import { inPieces, searchText, type SearchQuery } from '../queries/traceql';
import { SourceError, type SourceRef } from './failure';
import { requestChunks, requestJson, type RequestOptions } from './http';
import { mergeSearches } from './merge-searches';
import { DEFAULT_SPANS_PER_SET, SearchLimits } from './search-limits';
import { limitsOf, type TempoLimits } from './tempo-limits';
import { readSearch, type SearchAnswer } from './tempo-search';
import { readTrace, type TraceMessage } from './tempo-trace';
import { versionOf } from './version';

export interface SearchRange {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
}

export interface SearchOptions extends SearchRange {
  /** Traces at most. */
  limit: number;
  /** Spans of each trace at most; Tempo may allow fewer. Of small pieces of traces it sends all. */
  spansPerTrace: number;
  signal?: AbortSignal;
}

type TraceOptions = { signal?: AbortSignal } & Partial<SearchRange>;

const MILLIS_PER_SECOND = 1000;

/**
 * Tempo's HTTP API: https://grafana.com/docs/tempo/latest/api_docs/
 *
 * An instance remembers what its Tempo refused: keep one for each data source.
 */
export class TempoApi {
  private readonly limits = new SearchLimits();

  constructor(readonly source: SourceRef) {}

  /**
   * Spans that match a query, by trace. What this Tempo refuses of the way in which it is asked is left out: it then
   * sends fewer traces at once (`limitReached`), fewer spans of a trace (`truncated`), or not the newest traces.
   *
   * @throws SourceError
   */
  async search(query: SearchQuery, options: SearchOptions): Promise<SearchAnswer> {
    return mergeSearches(await Promise.all(inPieces(query).map((piece) => this.searchOnce(piece, options))));
  }

  /**
   * A whole trace. An unknown trace has no spans: Tempo answers 200 with an empty message, and
   * so it does for some seconds with one that it has just received.
   *
   * @throws SourceError
   */
  async trace(traceId: string, options: TraceOptions = {}): Promise<TraceAnswer> {
    return readTrace(await this.traceMessage(traceId, options));
  }

  /**
   * The same once it begins to come, left for `readTrace` to read, perhaps in another thread.
   *
   * @throws SourceError
   */
  async traceMessage(traceId: string, options: TraceOptions = {}): Promise<TraceMessage> {
    const id = encodeURIComponent(traceIdOf(traceId));
    const request = { accept: PROTOBUF, params: secondsOf(options), signal: options.signal };
    try {
      return await this.traceAt(`/api/v2/traces/${id}`, request, 2);
    } catch (error) {
      // It may be a Tempo that has no second version of its API.
      if (isNotFound(error)) {
        return this.traceByFirstVersion(id, request);
      }
      throw error;
    }
  }

  /**
   * Whether more spans of a trace may be asked for than by default: else large traces look smaller than they are. Asked
   * of a time that no trace is from.
   *
   * @throws SourceError
   */
  async allowsLargeTraces(signal?: AbortSignal): Promise<boolean> {
    const longAgo = { from: MILLIS_PER_SECOND, to: 2 * MILLIS_PER_SECOND };
    await this.search(lastSessionQuery(), { ...longAgo, limit: 1, spansPerTrace: DEFAULT_SPANS_PER_SET + 1, signal });
    return this.limits.allowsLargeSets();
  }

  /** Undefined where Tempo, or what stands before it, tells none. @throws SourceError */
  async version(signal?: AbortSignal): Promise<string | undefined> {
    return versionOf(this.source, '/api/status/buildinfo', signal);
  }

  /** What this Tempo keeps and gives at most, as far as it tells. @throws SourceError */
  async limitsTold(signal?: AbortSignal): Promise<TempoLimits> {
    return limitsOf(this.source, signal);
  }

  private async searchOnce(query: SearchQuery, options: SearchOptions): Promise<SearchAnswer> {
    const asked = this.limits.adapt(query, options.limit, options.spansPerTrace);
    const params = { q: searchText(asked.query), limit: asked.limit, spss: asked.spansPerSet, ...secondsOf(options) };
    try {
      const body = await requestJson(this.source, SEARCH, { params, signal: options.signal });
      const answer = readSearch(body, asked.limit);
      if (answer === undefined) {
        throw new SourceError('unreadable', { source: this.source, path: SEARCH, said: 'no list of traces' });
      }
      this.limits.succeeded();
      return answer;
    } catch (error) {
      if (this.limits.learnsFrom(error, asked)) {
        return this.searchOnce(query, options);
      }
      throw error;
    }
  }

  private async traceByFirstVersion(id: string, request: RequestOptions): Promise<TraceMessage> {
    const path = `/api/traces/${id}`;
    try {
      return await this.traceAt(path, request, 1);
    } catch (error) {
      // Without a word it is Tempo's answer for an unknown trace; with words somebody else's for an unknown path.
      if (isNotFound(error) && (error.details.said ?? '') === '') {
        return { chunks: NOTHING, version: 1, source: this.source, path };
      }
      throw error;
    }
  }

  private async traceAt(path: string, request: RequestOptions, version: 1 | 2): Promise<TraceMessage> {
    return { chunks: await requestChunks(this.source, path, request), version, source: this.source, path };
  }
}

function isNotFound(error: unknown): error is SourceError {
  return error instanceof SourceError && error.kind === 'not_found';
}

/** An answer without a byte. */
const NOTHING: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };

const SEARCH = '/api/search';
const PROTOBUF = 'application/protobuf';

/** Whole seconds around a range, as Tempo wants them. */
function secondsOf({ from, to }: Partial<SearchRange>): { start?: number; end?: number } {
  return {
    start: from === undefined ? undefined : Math.floor(from / MILLIS_PER_SECOND),
    end: to === undefined ? undefined : Math.ceil(to / MILLIS_PER_SECOND),
  };
}
