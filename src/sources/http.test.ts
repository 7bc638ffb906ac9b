import { getBackendSrv } from '@grafana/runtime';
import { NEVER, of, throwError, type Observable } from 'rxjs';
import type { SourceRef } from './failure';
import { onRequest, requestJson, TIME_LIMIT } from './http';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: jest.fn(),
}));

const SOURCE: SourceRef = { uid: 'a/b', name: 'Tempo', type: 'tempo' };

const bytes = (text: string) => new TextEncoder().encode(text).buffer;

const fetch = jest.fn<Observable<unknown>, [{ url: string; abortSignal: AbortSignal }]>();

function answers(answer: Observable<unknown>): void {
  fetch.mockReset().mockReturnValue(answer);
  jest.mocked(getBackendSrv).mockReturnValue({ fetch } as unknown as ReturnType<typeof getBackendSrv>);
}

const refusal = (status: number, text: string) => throwError(() => ({ status, data: bytes(text), config: {} }));

const asked = (signal?: AbortSignal) =>
  requestJson(SOURCE, '/api/search', { params: { q: 'a b', start: undefined }, signal });

describe('requestJson', () => {
  it('asks through the proxy of Grafana and reads the answer', async () => {
    answers(of({ data: bytes('{"a":1}') }));
    const costs: number[] = [];
    const stop = onRequest((cost) => costs.push(cost.bytes));
    await expect(asked()).resolves.toEqual({ a: 1 });
    stop();
    expect(fetch.mock.calls[0]?.[0].url).toBe('/api/datasources/proxy/uid/a%2Fb/api/search?q=a+b');
    expect(costs).toEqual([7]);
  });

  it.each([
    [400, '{"message":"parse error"}', 'bad_request', 'parse error'],
    [401, '', 'unauthorized', ''],
    [403, '{"message":"no"}', 'forbidden', 'no'],
    [404, 'trace not found', 'not_found', 'trace not found'],
    [429, 'too many outstanding requests', 'rate_limited', 'too many outstanding requests'],
    [500, 'response larger than the max (80568147 vs 16777216)', 'too_large', undefined],
    [500, 'boom', 'server', 'boom'],
    [500, '<!DOCTYPE html><p>boom', 'server', ''],
    [502, '', 'unreachable', ''],
    [504, '', 'timeout', ''],
  ])('tells a refusal with %i and %j apart as %s', async (status, body, kind, said) => {
    answers(refusal(status, body));
    await expect(asked()).rejects.toMatchObject({
      kind,
      details: { status, path: '/api/search', ...(said === undefined ? {} : { said }) },
    });
  });

  it.each([
    ['<html><body>Sign in</body></html>', 'html'],
    ['{"traces":[{"traceID":"a', 'cut'],
    ['', 'cut'],
  ])('tells %j in place of an answer apart as %s', async (body, kind) => {
    answers(of({ data: bytes(body) }));
    await expect(asked()).rejects.toMatchObject({ kind });
  });

  it('takes a connection that fails for unreachable', async () => {
    answers(throwError(() => new TypeError('Failed to fetch')));
    await expect(asked()).rejects.toMatchObject({ kind: 'unreachable', details: { said: 'Failed to fetch' } });
  });

  it('gives up at the time limit, and cancels the request', async () => {
    jest.useFakeTimers();
    fetch.mockReset();
    jest.mocked(getBackendSrv).mockReturnValue({ fetch: cancellable } as unknown as ReturnType<typeof getBackendSrv>);
    const request = expect(asked()).rejects.toMatchObject({ kind: 'timeout' });
    jest.advanceTimersByTime(TIME_LIMIT);
    await request;
    jest.useRealTimers();
  });

  it('gives up when nobody wants the answer any more', async () => {
    jest.mocked(getBackendSrv).mockReturnValue({ fetch: cancellable } as unknown as ReturnType<typeof getBackendSrv>);
    const controller = new AbortController();
    const request = expect(asked(controller.signal)).rejects.toMatchObject({ kind: 'aborted' });
    controller.abort();
    await request;
  });
});

/** Answers nothing until it is cancelled, as a browser does. */
function cancellable({ abortSignal }: { abortSignal: AbortSignal }): Observable<unknown> {
  const { Observable } = jest.requireActual('rxjs');
  return abortSignal === undefined
    ? NEVER
    : new Observable((subscriber: { error(reason: unknown): void }) => {
        const fail = () => subscriber.error(new DOMException('aborted', 'AbortError'));
        abortSignal.addEventListener('abort', fail);
      });
}
