/** What went wrong with a request to a data source. Sentences for people are made where they are shown. */
export type FailureKind =
  /** Grafana could not reach the data source, or the browser could not reach Grafana. */
  | 'unreachable'
  /** No answer within the time limit, ours or Grafana's. */
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'rate_limited'
  /** The data source refused the request as it was put. */
  | 'bad_request'
  | 'not_found'
  /** The answer is larger than the data source's own limit lets it send. */
  | 'too_large'
  | 'server'
  /** A page came instead of an answer: a login or a proxy in between. */
  | 'html'
  /** The answer ended in the middle. */
  | 'cut'
  /** An answer of a shape that this version does not know. */
  | 'unreadable'
  /** Nobody wants the answer any more. */
  | 'aborted';

/** A data source that requests go to. */
export interface SourceRef {
  uid: string;
  name: string;
  type: 'tempo' | 'loki' | 'prometheus' | 'alertmanager';
}

export interface FailureDetails {
  source: SourceRef;
  /** Path at the data source, without the query: it may hold what people searched for. */
  path: string;
  /** HTTP status, where an answer came. */
  status?: number;
  /** What the data source said, cut to a readable length. */
  said?: string;
}

/** A request to a data source that failed. */
export class SourceError extends Error {
  override name = 'SourceError';

  constructor(
    readonly kind: FailureKind,
    readonly details: FailureDetails
  ) {
    super(`${details.source.name} (${details.source.type}), ${details.path}: ${kind} ${details.said ?? ''}`.trim());
  }
}

/** Whether a request was given up by us; such a failure is not shown. */
export function isAborted(error: unknown): boolean {
  return error instanceof SourceError && error.kind === 'aborted';
}
