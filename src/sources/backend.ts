import { config, getBackendSrv } from '@grafana/runtime';
import { concat, concatMap, defer, EMPTY, map, Observable, of, throwError } from 'rxjs';

interface Asked {
  accept?: string;
  headers?: Readonly<Record<string, string>>;
}

/** Asks when it is subscribed to; to unsubscribe cancels it, be it under way or in Grafana's queue of five. */
export function fetching(url: string, asked: Asked): Observable<ArrayBuffer> {
  return new Observable((subscriber) => {
    const stop = new AbortController();
    subscriber.add(() => stop.abort());
    subscriber.add(
      getBackendSrv()
        .fetch<ArrayBuffer>({ ...requestOf(url, asked), responseType: 'arraybuffer', abortSignal: stop.signal })
        .subscribe({
          next: ({ data }) => subscriber.next(data),
          error: (error) => subscriber.error(error),
          complete: () => subscriber.complete(),
        })
    );
  });
}

/**
 * The same, bit by bit as the answer comes. Grafana's client sends such a request at once, without its queue, and does less
 * for it than for others: it names no organisation, does not renew a session that has run out, and takes the path for one
 * of the whole host where Grafana may lie below another.
 */
export function streaming(url: string, asked: Asked): Observable<Uint8Array> {
  return defer(() => {
    const organisation = config.bootData?.user?.orgId;
    const headers = { ...asked.headers, ...(organisation ? { 'X-Grafana-Org-Id': String(organisation) } : {}) };
    const refusal = { status: 0, data: '' };
    const words = new TextDecoder();
    const chunks = getBackendSrv()
      .chunked(requestOf(url.replace(/^\//, ''), { ...asked, headers }))
      .pipe(
        concatMap(({ ok, status, data }) => {
          if (!ok) {
            refusal.status = status;
            refusal.data += words.decode(data, { stream: true });
          }
          return ok && data !== undefined ? of(data) : EMPTY;
        })
      );
    const refused = defer(() => {
      if (refusal.status === UNAUTHORIZED) {
        return fetching(url, asked).pipe(map((bytes) => new Uint8Array(bytes)));
      }
      return refusal.status === 0 ? EMPTY : throwError(() => refusal);
    });
    return concat(chunks, refused);
  });
}

/** Said where a session has run out, too: to ask the usual way renews it. */
const UNAUTHORIZED = 401;

function requestOf(url: string, { accept = 'application/json', headers }: Asked) {
  return { url, headers: { Accept: accept, ...headers }, showErrorAlert: false, hideFromInspector: true };
}
