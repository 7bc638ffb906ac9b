import { endWith, firstValueFrom, merge, Observable, takeWhile } from 'rxjs';

import { Arriving } from './arriving';
import { fetching, streaming } from './backend';
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
  const url = urlOf(source, path, options.params);
  const account = new Account(source, path, url);
  try {
    const bytes = new Uint8Array(await firstValueFrom(merge(givingUp(options), fetching(url, options))));
    account.add(bytes.byteLength);
    account.close();
    return bytes;
  } catch (error) {
    throw account.closeWith(error);
  }
}

/**
 * The same for a long answer, of which the bytes are wanted while they come.
 *
 * @returns once the answer has begun; its bytes are to be taken once, and to leave off takes the request back
 * @throws SourceError where it is refused; to take the bytes throws one where they break off
 */
export async function requestChunks(
  source: SourceRef,
  path: string,
  options: RequestOptions = {}
): Promise<AsyncIterable<Uint8Array>> {
  const url = urlOf(source, path, options.params);
  const account = new Account(source, path, url);
  return new Promise((resolve, reject) => {
    const chunks = new Arriving<Uint8Array>(() => {
      subscription.unsubscribe();
      account.closeWith(new GivenUp('aborted'));
    });
    const arriving = merge(givingUp(options), streaming(url, options).pipe(endWith(undefined)));
    const subscription = arriving.pipe(takeWhile((bytes) => bytes !== undefined)).subscribe({
      next: (bytes) => {
        account.add(bytes.byteLength);
        chunks.push(bytes);
        resolve(chunks);
      },
      error: (error: unknown) => {
        const failure = account.closeWith(error);
        chunks.fail(failure);
        reject(failure);
      },
      complete: () => {
        account.close();
        chunks.end();
        resolve(chunks);
      },
    });
  });
}

/** What one request cost, and what became of it. */
class Account {
  private readonly started = performance.now();
  private readonly answer: ReturnType<typeof watchAnswer>;
  private bytes = 0;

  constructor(
    private readonly source: SourceRef,
    private readonly path: string,
    url: string
  ) {
    this.answer = watchAnswer(url);
  }

  add(bytes: number): void {
    this.bytes += bytes;
  }

  close(failed?: FailureKind): void {
    this.answer.stop();
    const { source, path, bytes, started } = this;
    const cost = { source, path, bytes, duration: performance.now() - started, failed };
    listeners.forEach((listener) => listener(cost));
  }

  /** @returns what the caller is to be told */
  closeWith(error: unknown): SourceError {
    const refusal = error instanceof GivenUp ? { kind: error.kind } : refusalOf(error);
    const { kind, status, said }: Refusal =
      refusal.kind === 'unreachable' && refusal.status === undefined && (this.bytes > 0 || this.answer.began())
        ? { ...refusal, kind: 'cut' }
        : refusal;
    this.close(kind);
    return new SourceError(kind, { source: this.source, path: this.path, status, said });
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
