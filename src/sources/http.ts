import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { SourceError, type FailureKind, type SourceRef } from './failure';

/** Milliseconds after which we stop waiting; Grafana's own proxy gives up after 30 s by default. */
export const TIME_LIMIT = 30_000;

export interface RequestOptions {
  /** Query parameters; undefined ones are left out. */
  params?: Readonly<Record<string, string | number | undefined>>;
  accept?: string;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/** What a request cost, for benchmarks and for the page that shows it. */
export interface RequestCost {
  source: SourceRef;
  path: string;
  /** Bytes of the answer after decompression. */
  bytes: number;
}

const listeners = new Set<(cost: RequestCost) => void>();

/** Calls `listener` after each answer; returns how to stop that. */
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
  const limit = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    limit.abort();
  }, TIME_LIMIT);
  const giveUp = () => limit.abort();
  options.signal?.addEventListener('abort', giveUp);
  if (options.signal?.aborted === true) {
    limit.abort();
  }
  try {
    const response = await lastValueFrom(
      getBackendSrv().fetch<ArrayBuffer>({
        url: urlOf(source, path, options.params),
        headers: { Accept: options.accept ?? 'application/json', ...options.headers },
        responseType: 'arraybuffer',
        abortSignal: limit.signal,
        showErrorAlert: false,
        hideFromInspector: true,
      })
    );
    const bytes = new Uint8Array(response.data);
    listeners.forEach((listener) => listener({ source, path, bytes: bytes.byteLength }));
    return bytes;
  } catch (error) {
    const gaveUp = timedOut ? 'timeout' : limit.signal.aborted ? 'aborted' : undefined;
    throw failureOf(error, source, path, gaveUp);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', giveUp);
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
    throw new SourceError(looksLikePage(text) ? 'html' : 'cut', { source, path, said: excerpt(text) });
  }
}

/** Whether a text is a page for people. */
export function looksLikePage(text: string): boolean {
  return /^\s*<(!doctype|html|head|body)/i.test(text);
}

function urlOf(source: SourceRef, path: string, params: RequestOptions['params'] = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) {
      query.set(name, String(value));
    }
  }
  const search = query.size === 0 ? '' : `?${query}`;
  return `/api/datasources/proxy/uid/${encodeURIComponent(source.uid)}${path}${search}`;
}

const BY_STATUS: Readonly<Record<number, FailureKind>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  422: 'bad_request',
  429: 'rate_limited',
  502: 'unreachable',
  503: 'unreachable',
  504: 'timeout',
};

function failureOf(error: unknown, source: SourceRef, path: string, gaveUp: FailureKind | undefined): SourceError {
  if (gaveUp !== undefined) {
    return new SourceError(gaveUp, { source, path });
  }
  if (!isFetchError(error)) {
    return new SourceError('unreachable', { source, path, said: error instanceof Error ? error.message : undefined });
  }
  const said = excerpt(textOf(error.data));
  const { status } = error;
  const tooLarge = /larger than the max|max.*(size|bytes).*exceed|exceed.*max.*(size|bytes)/i.test(said);
  const kind = tooLarge ? 'too_large' : (BY_STATUS[status] ?? (status > 0 ? 'server' : 'unreachable'));
  return new SourceError(kind, { source, path, status, said });
}

/** The body of a refusal, which Grafana's client hands over as it came or as it parsed it. */
function textOf(body: unknown): string {
  // By name: a buffer of another frame is an ArrayBuffer of another making.
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') {
    return messageIn(new TextDecoder().decode(new Uint8Array(body as ArrayBuffer)));
  }
  return typeof body === 'string' ? messageIn(body) : messageOf(body);
}

function messageIn(text: string): string {
  if (looksLikePage(text)) {
    return '';
  }
  try {
    return messageOf(JSON.parse(text)) || text;
  } catch {
    return text;
  }
}

function messageOf(body: unknown): string {
  const { message, error } = (body ?? {}) as { message?: unknown; error?: unknown };
  return ([message, error].find((said) => typeof said === 'string') as string | undefined) ?? '';
}

const READABLE = 300;

function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > READABLE ? `${line.slice(0, READABLE)}…` : line;
}
