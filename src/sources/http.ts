import { getBackendSrv } from '@grafana/runtime';
import { firstValueFrom, merge, Observable } from 'rxjs';

import { watchAnswer } from './broken-off';
import { SourceError, type FailureKind, type SourceRef } from './failure';
import { excerpt, looksLikePage, refusalOf, type Refusal } from './refusal';

/** Milliseconds after which we stop waiting; Grafana's own proxy gives up after 30 s by default. */
export const TIME_LIMIT = 30_000;

export interface RequestOptions {
  /** Query parameters; undefined ones are left out. */
  params?: Readonly<Record<string, string | number | undefined>>;
  accept?: string;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** Milliseconds to wait at most, `TIME_LIMIT` unless told otherwise. */
  timeLimit?: number;
}

/** What a request cost, for benchmarks and for the page that shows it. */
export interface RequestCost {
  source: SourceRef;
  path: string;
  /** Bytes of the answer after decompression; 0 where none came. */
  bytes: number;
  /** Milliseconds from asking to the last byte. */
  duration: number;
  /** Why there is no answer. */
  failed?: FailureKind;
}

const listeners = new Set<(cost: RequestCost) => void>();

/** Calls `listener` after each request, before its answer is read; returns how to stop that. */
export function onRequest(listener: (cost: RequestCost) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Asks a data source through Grafana's proxy, with the viewer's own permissions.
 *
 * @returns the bytes of the answer: reading them is left to the caller, so that a page in place of an answer and an
 *   answer that was cut can be told apart
 * @throws SourceError
 */
export async function requestBytes(source: SourceRef, path: string, options: RequestOptions = {}): Promise<Uint8Array> {
  const started = performance.now();
  const report = (bytes: number, failed?: FailureKind) => {
    const cost = { source, path, bytes, duration: performance.now() - started, failed };
    listeners.forEach((listener) => listener(cost));
  };
  const url = urlOf(source, path, options.params);
  const answer = watchAnswer(url);
  try {
    const bytes = new Uint8Array(await firstValueFrom(merge(givingUp(options), fetching(url, options))));
    report(bytes.byteLength);
    return bytes;
  } catch (error) {
    const refusal = error instanceof GivenUp ? { kind: error.kind } : refusalOf(error);
    const { kind, status, said }: Refusal =
      refusal.kind === 'unreachable' && refusal.status === undefined && answer.began()
        ? { ...refusal, kind: 'cut' }
        : refusal;
    report(0, kind);
    throw new SourceError(kind, { source, path, status, said });
  } finally {
    answer.stop();
  }
}

/**
 * The same for an answer in JSON.
 *
 * @throws SourceError, also where the answer is a page or was cut
 */
export async function requestJson(source: SourceRef, path: string, options: RequestOptions = {}): Promise<unknown> {
  const text = new TextDecoder().decode(await requestBytes(source, path, options));
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError(kindOfBrokenJson(text), { source, path, said: excerpt(text) });
  }
}

/** What came in place of JSON: a page, a text that never was JSON, or the beginning of an answer. */
function kindOfBrokenJson(text: string): FailureKind {
  if (looksLikePage(text)) {
    return 'html';
  }
  return /^\s*([[{]|$)/.test(text) ? 'cut' : 'unreadable';
}

function urlOf(source: SourceRef, path: string, params: RequestOptions['params'] = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) {
      query.set(name, String(value));
    }
  }
  const search = query.toString();
  return `/api/datasources/proxy/uid/${encodeURIComponent(source.uid)}${path}${search === '' ? '' : `?${search}`}`;
}

/** Asks when it is subscribed to; to unsubscribe cancels it, be it under way or in Grafana's queue of five. */
function fetching(url: string, { accept = 'application/json', headers }: RequestOptions): Observable<ArrayBuffer> {
  return new Observable((subscriber) => {
    const stop = new AbortController();
    const request = { url, headers: { Accept: accept, ...headers }, responseType: 'arraybuffer' } as const;
    subscriber.add(() => stop.abort());
    subscriber.add(
      getBackendSrv()
        .fetch<ArrayBuffer>({ ...request, abortSignal: stop.signal, showErrorAlert: false, hideFromInspector: true })
        .subscribe({
          next: ({ data }) => subscriber.next(data),
          error: (error) => subscriber.error(error),
        })
    );
  });
}

/** Why nobody waits for an answer any more. */
class GivenUp extends Error {
  constructor(readonly kind: 'aborted' | 'timeout') {
    super(kind);
  }
}

/** Fails when the answer comes too late or is not wanted any more. */
function givingUp({ signal, timeLimit = TIME_LIMIT }: RequestOptions): Observable<never> {
  return new Observable((subscriber) => {
    const abort = () => subscriber.error(new GivenUp('aborted'));
    const timer = setTimeout(() => subscriber.error(new GivenUp('timeout')), timeLimit);
    signal?.addEventListener('abort', abort);
    subscriber.add(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
    if (signal?.aborted === true) {
      abort();
    }
  });
}
