import type { SearchQuery } from '../queries/traceql';
import { SourceError } from './failure';

/** How a search is put, after what this Tempo refuses was left out. */
export interface AskedSearch {
  query: SearchQuery;
  /** Traces at most. */
  limit: number;
  /** Spans of each set at most. */
  spansPerSet: number;
}

/** What Tempo sends of a span set unless its operator raised the limit. */
export const DEFAULT_SPANS_PER_SET = 100;

/** Four times fewer traces at each refusal: a page of 200 is down to one after four requests. */
const FEWER = 4;

/** What one Tempo was found to refuse. What is left out is seen in the answer: fewer spans, or not the newest traces. */
export class SearchLimits {
  private spansPerSet = Infinity;
  private knowsHints = true;
  /** Traces whose answer was not too large; grows again while answers aren't. */
  private traces = Infinity;
  /** Traces that its operator allows to ask for: `max_result_limit`. */
  private mostTraces = Infinity;

  adapt(query: SearchQuery, limit: number, spansPerTrace: number): AskedSearch {
    return {
      query: { ...query, newestFirst: query.newestFirst === true && this.knowsHints },
      limit: Math.min(limit, this.traces, this.mostTraces),
      // Of small pieces each span is a set of its own.
      spansPerSet: query.pieces === 'small' ? 1 : Math.min(spansPerTrace, this.spansPerSet),
    };
  }

  /** Whether more spans of a set may be asked for than Tempo sends by default, as far as is known. */
  allowsLargeSets(): boolean {
    return this.spansPerSet > DEFAULT_SPANS_PER_SET;
  }

  /** To be told of every answer. */
  succeeded(): void {
    this.traces *= 2;
  }

  /** Whether a refusal teaches something that makes it worth while to adapt the search anew. */
  learnsFrom(error: unknown, asked: AskedSearch): boolean {
    if (!(error instanceof SourceError)) {
      return false;
    }
    const { kind, details } = error;
    if (kind === 'too_large') {
      return this.learnTraces(asked);
    }
    const said = details.said ?? '';
    return (
      kind === 'bad_request' &&
      (this.learnMostTraces(said, asked) || this.learnSpansPerSet(said, asked) || this.learnNoHints(said, asked))
    );
  }

  private learnTraces({ limit }: AskedSearch): boolean {
    this.traces = Math.max(1, Math.floor(limit / FEWER));
    return this.traces < limit;
  }

  private learnMostTraces(said: string, { limit }: AskedSearch): boolean {
    const allowed = Number(/limit \d+ exceeds max limit (\d+)/i.exec(said)?.[1]);
    if (!(allowed > 0 && allowed < limit)) {
      return false;
    }
    this.mostTraces = allowed;
    return true;
  }

  private learnSpansPerSet(said: string, { spansPerSet }: AskedSearch): boolean {
    const allowed = Number(/spans per span set exceeds (\d+)/i.exec(said)?.[1]);
    if (!(allowed > 0 && allowed < spansPerSet)) {
      return false;
    }
    this.spansPerSet = allowed;
    return true;
  }

  private learnNoHints(said: string, { query }: AskedSearch): boolean {
    if (query.newestFirst !== true || !/most_recent|hint|unexpected with/i.test(said)) {
      return false;
    }
    this.knowsHints = false;
    return true;
  }
}
