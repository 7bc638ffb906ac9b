import { setBackendSrv, type BackendSrv, type BackendSrvRequest } from '@grafana/runtime';
import { catchError, concatMap, finalize, map, Observable, of, throwError } from 'rxjs';

/** What a data source answers: a body, as text, bytes or anything that becomes JSON; or a failure. */
export type FakeAnswer = Observable<unknown>;

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer;

/** An answer with status 200. */
export function body(content: string | Uint8Array | object | null): FakeAnswer {
  if (content instanceof Uint8Array) {
    return of({ data: content.slice().buffer });
  }
  return of({ data: bytesOf(typeof content === 'string' ? content : JSON.stringify(content)) });
}

/** A refusal, as Grafana's client raises it. */
export function refusal(status: number, text = ''): FakeAnswer {
  return throwError(() => ({ status, statusText: '', data: bytesOf(text), config: {} }));
}

/** A connection that fails. */
export function noConnection(): FakeAnswer {
  return throwError(() => new TypeError('Failed to fetch'));
}

/** One request as the data source sees it. */
export interface SeenRequest {
  uid: string;
  path: string;
  params: Record<string, string>;
  headers: Record<string, string>;
  /** Nobody waits for the answer any more. */
  cancelled: boolean;
  raw: BackendSrvRequest;
}

/**
 * Puts a backend service in the place of Grafana's that answers requests through the data source proxy.
 *
 * @returns the requests, in the order in which they came
 */
export function fakeBackend(answer: (request: SeenRequest) => FakeAnswer): SeenRequest[] {
  const seen: SeenRequest[] = [];
  const fetch = (raw: BackendSrvRequest) =>
    new Observable((subscriber) => {
      const request = seenIn(raw);
      seen.push(request);
      let answered = false;
      const subscription = answer(request)
        .pipe(finalize(() => (request.cancelled = !answered)))
        .subscribe({
          next: (value) => {
            answered = true;
            subscriber.next(value);
          },
          error: (error) => {
            answered = true;
            subscriber.error(error);
          },
          complete: () => subscriber.complete(),
        });
      return () => subscription.unsubscribe();
    });
  setBackendSrv({ fetch, chunked: (raw: BackendSrvRequest) => inChunks(fetch(raw)) } as unknown as BackendSrv);
  return seen;
}

/** The same as Grafana's client hands it out bit by bit, refusals too; the last bit is none. */
function inChunks(answered: Observable<unknown>): Observable<unknown> {
  return answered.pipe(
    map((value) => ({ ok: true, status: 200, bytes: new Uint8Array((value as { data: ArrayBuffer }).data) })),
    catchError((error: { status?: number; data?: unknown } | null) =>
      typeof error?.status === 'number' && error.status > 0 && error.data instanceof ArrayBuffer
        ? of({ ok: false, status: error.status, bytes: new Uint8Array(error.data) })
        : throwError(() => error)
    ),
    concatMap(({ bytes, ...answer }) => [
      ...Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, number) => ({
        ...answer,
        data: bytes.slice(number * CHUNK, (number + 1) * CHUNK),
      })),
      { ...answer, data: undefined },
    ])
  );
}

/** Bytes in a chunk: few, so that messages lie across chunks. */
const CHUNK = 100;

const PROXY = /^\/api\/datasources\/proxy\/uid\/([^/]+)(\/.*)$/;

function seenIn(raw: BackendSrvRequest): SeenRequest {
  const url = new URL(raw.url, 'http://grafana');
  const [, uid = '', path = ''] = PROXY.exec(url.pathname) ?? [];
  return {
    uid: decodeURIComponent(uid),
    path,
    params: Object.fromEntries(url.searchParams),
    headers: { ...raw.headers },
    cancelled: false,
    raw,
  };
}
