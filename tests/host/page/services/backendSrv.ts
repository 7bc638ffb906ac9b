import { type BackendSrv, type BackendSrvRequest, type FetchError, type FetchResponse } from '@grafana/runtime';
import * as rx from 'rxjs';
import { fromFetch } from 'rxjs/fetch';

type Config = BackendSrvRequest;
type Sending = <T>(url: string, data?: unknown, options?: Partial<Config>) => Promise<T>;

/** Compared with the whole header: an answer with a charset is text that may happen to be JSON, as in Grafana. */
const isJson = (headers: Headers) =>
  /^application\/((merge-|strategic-merge-|json-)patch\+)?json$/i.test(headers.get('content-type') ?? '');

function urlOf({ url, params = {} }: Config): string {
  const pairs = Object.entries(params).flatMap(([key, value]) => [value].flat().map((item) => [key, item]));
  const sent = pairs.filter(([, item]) => item !== undefined && item !== '');
  const query = sent.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  return url.replace(/^\//, '') + (query && `?${query}`);
}

function initOf({ method = 'GET', headers, data, abortSignal, credentials = 'same-origin' }: Config): RequestInit {
  const sent = new Headers(headers);
  sent.set('accept', sent.get('accept') ?? 'application/json, text/plain, */*');
  if (/^p/i.test(method)) {
    sent.set('content-type', sent.get('content-type') ?? 'application/json');
  }
  const encode = () => (isJson(sent) ? JSON.stringify(data) : new URLSearchParams(data));
  const body = !data || typeof data === 'string' || data instanceof Blob ? data : encode();
  return { method, headers: sent, body, credentials, signal: abortSignal };
}

async function bodyOf(response: Response, type = isJson(response.headers) ? 'json' : undefined) {
  if (type === 'arraybuffer') {
    return response.arrayBuffer();
  }
  if (type === 'json') {
    return response.headers.get('content-length') === '0' ? {} : response.json();
  }
  const text = await response.text();
  try {
    return type === 'text' ? text : JSON.parse(text);
  } catch {
    return text; // some of the backends' answers are plain text
  }
}

const answer = <T>({ status, statusText, ok, headers, url, type, redirected }: Response, config: Config, data: T) =>
  ({ status, statusText, ok, headers, url, type, redirected, config, data }) satisfies FetchResponse<T>;

/** Whatever went wrong (an answer, the network, broken JSON): its data is an object with a message, as in Grafana. */
function withMessage(error: FetchError): FetchError {
  const { data, statusText } = error;
  const body = typeof data === 'string' ? { message: data, error: statusText, response: data } : data;
  error.data = body ?? { message: 'Unexpected error' };
  if (typeof error.data.error === 'string') {
    error.data.message ||= error.data.error;
  }
  return error;
}

/** What a request that a later one of the same id replaced ends with. */
const CANCELLED = { type: 'cancelled', cancelled: true, data: null, status: -1, statusText: 'Request was aborted' };

/** Grafana's `getBackendSrv()` on `fetch`: bodies, errors and cancelling by request id as in Grafana; no notices. */
export class HostBackendSrv implements BackendSrv {
  private readonly started = new rx.Subject<string | undefined>();

  fetch<T>(config: Config): rx.Observable<FetchResponse<T>> {
    const { requestId } = config;
    const selector = async (response: Response) => {
      const result = answer(response, config, (await bodyOf(response, config.responseType)) as T);
      if (!response.ok) {
        throw { status: result.status, statusText: result.statusText, data: result.data, config } satisfies FetchError;
      }
      return result;
    };
    this.started.next(requestId);
    return fromFetch<FetchResponse<T>>(urlOf(config), { ...initOf(config), selector }).pipe(
      rx.catchError((error: FetchError) => rx.throwError(() => withMessage(error))),
      rx.takeUntil(this.started.pipe(rx.filter((id) => id !== undefined && id === requestId))),
      rx.throwIfEmpty(() => ({ ...CANCELLED, config }))
    );
  }

  chunked(config: Config): rx.Observable<FetchResponse<Uint8Array | undefined>> {
    async function* selector(response: Response) {
      for await (const chunk of response.body ?? []) {
        yield answer(response, config, chunk);
      }
    }
    return fromFetch(urlOf(config), { ...initOf(config), selector });
  }

  request = <T>(config: Config): Promise<T> => rx.lastValueFrom(this.fetch<T>(config).pipe(rx.map(({ data }) => data)));
  datasourceRequest = <T>(config: Config) => rx.lastValueFrom(this.fetch<T>(config));
  resolveCancelerIfExists = (requestId: string) => this.started.next(requestId);
  get = <T>(url: string, params?: Config['params'], requestId?: string, options?: Partial<Config>) =>
    this.request<T>({ ...options, method: 'GET', url, params, requestId });
  delete = this.sending('DELETE');
  patch = this.sending('PATCH');
  post = this.sending('POST');
  put = this.sending('PUT');

  private sending(method: string): Sending {
    return (url, data, options) => this.request({ ...options, method, url, data });
  }
}
