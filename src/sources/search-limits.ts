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

/** What one Tempo was found to refuse. What is left out is seen in the answer: fewer spans, or not the newest traces. */
export class SearchLimits {
  private spansPerSet = Infinity;
  private knowsHints = true;
  /** Traces of which whole answers were not too large; grows again while they aren't. */
  private wholeTraces = Infinity;

  /** @param spansPerTrace matters only where spans don't come one by one */
  adapt(query: SearchQuery, limit: number, spansPerTrace: number): AskedSearch {
    const newestFirst = query.newestFirst === true && this.knowsHints;
    if (query.oneByOne !== true) {
      return { query: { ...query, newestFirst }, limit, spansPerSet: Math.min(spansPerTrace, this.spansPerSet) };
    }
    if (this.wholeTraces < 1) {
      // Not even one trace came whole: some of its spans are better than none.
      const asked = this.adapt({ ...query, oneByOne: false }, 1, spansPerTrace);
      this.wholeTraces = 1;
      return asked;
    }
    return { query: { ...query, newestFirst }, limit: Math.min(limit, Math.floor(this.wholeTraces)), spansPerSet: 1 };
  }

  /** To be told of every answer. */
  succeeded({ query }: AskedSearch): void {
    if (query.oneByOne === true) {
      this.wholeTraces *= 2;
    }
  }

  /** Whether a refusal teaches something that makes it worth while to adapt the search anew. */
  learnsFrom(error: unknown, asked: AskedSearch): boolean {
    if (!(error instanceof SourceError)) {
      return false;
    }
    const { kind, details } = error;
    if (kind === 'too_large') {
      return this.learnTooLarge(asked);
    }
    const said = details.said ?? '';
    return kind === 'bad_request' && (this.learnSpansPerSet(said, asked) || this.learnNoHints(said, asked));
  }

  private learnTooLarge({ query, limit }: AskedSearch): boolean {
    if (query.oneByOne !== true) {
      return false;
    }
    this.wholeTraces = limit / SMALLER;
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

/** Four times less at each refusal: a page of 200 traces is down to one after four requests. */
const SMALLER = 4;
