import { NEVER, of, throwError, timer } from 'rxjs';
import { map } from 'rxjs/operators';

import { body, fakeBackend, noConnection, refusal, type FakeAnswer, type SeenRequest } from '../testing/backend';
import { SourceError, type SourceRef } from './failure';
import { onRequest, requestBytes, requestJson, TIME_LIMIT, type RequestCost, type RequestOptions } from './http';

const SOURCE: SourceRef = { uid: 'a/b', name: 'Tempo', type: 'tempo' };

let seen: SeenRequest[];

/** Asks once, of a data source that answers so. */
function asked(answer: FakeAnswer, options: RequestOptions = {}): Promise<unknown> {
  seen = fakeBackend(() => answer);
  return requestJson(SOURCE, '/api/search', options);
}

async function costsOf(request: Promise<unknown>): Promise<RequestCost[]> {
  const costs: RequestCost[] = [];
  const stop = onRequest((cost) => costs.push(cost));
  await request.catch((error: unknown) => expect(error).toBeInstanceOf(SourceError));
  stop();
  return costs;
}

describe('a request that succeeds', () => {
  it('goes through the proxy of Grafana, as bytes, without notices of Grafana’s own', async () => {
    const headers = { 'X-Some': 'thing' };
    const params = { q: 'a b&c=ü', limit: 2, start: undefined };
    await expect(asked(body({ a: 1 }), { params, headers })).resolves.toEqual({ a: 1 });
    expect(seen[0]).toMatchObject({ uid: 'a/b', path: '/api/search', params: { q: 'a b&c=ü', limit: '2' } });
    expect(seen[0]?.headers).toEqual({ Accept: 'application/json', 'X-Some': 'thing' });
    expect(seen[0]?.raw).toMatchObject({
      responseType: 'arraybuffer',
      showErrorAlert: false,
      hideFromInspector: true,
    });
  });

  it('sends a query with half a surrogate pair, which no URL can hold', async () => {
    await asked(body({}), { params: { q: '\ud83d' } });
    expect(seen[0]?.params.q).toBe('\ufffd');
  });

  it('hands bytes over as they came', async () => {
    fakeBackend(() => body(new Uint8Array([0, 255, 10])));
    await expect(requestBytes(SOURCE, '/x', { accept: 'application/protobuf' })).resolves.toEqual(
      new Uint8Array([0, 255, 10])
    );
  });

  it('is told to those who count', async () => {
    await expect(costsOf(asked(body('{"a":1}')))).resolves.toEqual([
      { source: SOURCE, path: '/api/search', bytes: 7, duration: expect.any(Number), failed: undefined },
    ]);
  });
});

describe('a request that is refused', () => {
  it.each([
    [400, '{"message":"parse error"}', 'bad_request', 'parse error'],
    [400, 'Authentication to data source failed', 'unauthorized', 'Authentication to data source failed'],
    [401, '', 'unauthorized', ''],
    [403, '{"message":"no"}', 'forbidden', 'no'],
    [404, 'trace not found', 'not_found', 'trace not found'],
    [413, '', 'too_large', ''],
    [422, '{"status":"error","errorType":"execution","error":"too many samples"}', 'bad_request', 'too many samples'],
    [429, 'too many outstanding requests', 'rate_limited', 'too many outstanding requests'],
    [500, 'response larger than the max (9 vs 8)', 'too_large', 'response larger than the max (9 vs 8)'],
    [500, 'received message larger than max (9 vs 8)', 'too_large', 'received message larger than max (9 vs 8)'],
    [500, ' boom\n\tbang ', 'server', 'boom bang'],
    [500, '{"error":{"id":7}}', 'server', '{"error":{"id":7}}'],
    [500, '<!DOCTYPE html><p>boom', 'server', ''],
    [502, '', 'unreachable', ''],
    [503, 'Service Unavailable', 'unreachable', 'Service Unavailable'],
    [504, '', 'timeout', ''],
  ])('with %i and %j is %s', async (status, text, kind, said) => {
    await expect(asked(refusal(status, text))).rejects.toMatchObject({
      name: 'SourceError',
      kind,
      details: { source: SOURCE, status, path: '/api/search', said },
    });
  });

  it('says no more than can be read', async () => {
    await expect(asked(refusal(400, 'x'.repeat(1000)))).rejects.toMatchObject({
      details: { said: `${'x'.repeat(300)}…` },
    });
  });

  it('is counted too', async () => {
    await expect(costsOf(asked(refusal(429)))).resolves.toMatchObject([{ bytes: 0, failed: 'rate_limited' }]);
  });

  it('is understood when Grafana’s client has read the body already', async () => {
    const error = { status: 400, data: { message: 'parse error' }, config: {} };
    await expect(asked(throwError(() => error))).rejects.toMatchObject({ details: { said: 'parse error' } });
    await expect(asked(throwError(() => ({ ...error, data: undefined })))).rejects.toMatchObject({
      kind: 'bad_request',
    });
  });
});

describe('an answer that is none', () => {
  it.each([
    ['<html><body>Sign in</body></html>', 'html'],
    ['\n  <!doctype HTML>', 'html'],
    ['{"traces":[{"traceID":"a', 'cut'],
    ['[1,', 'cut'],
    ['', 'cut'],
    ['404 page not found', 'unreadable'],
  ])('%j is %s', async (text, kind) => {
    await expect(asked(body(text))).rejects.toMatchObject({ kind, details: { path: '/api/search' } });
  });

  it('is unreachable where no connection was made', async () => {
    await expect(asked(noConnection())).rejects.toMatchObject({
      kind: 'unreachable',
      details: { said: 'Failed to fetch', status: undefined },
    });
  });

  it('is unreachable whatever Grafana’s client throws', async () => {
    await expect(asked(throwError(() => null))).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(asked(throwError(() => 'odd'))).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

describe('giving up', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each([
    [undefined, TIME_LIMIT],
    [500, 500],
  ])('happens at the time limit (%j), and cancels the request', async (timeLimit, expected) => {
    const request = expect(asked(NEVER, { timeLimit })).rejects.toMatchObject({ kind: 'timeout' });
    await jest.advanceTimersByTimeAsync(expected - 1);
    expect(seen[0]?.cancelled).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await request;
    expect(seen[0]?.cancelled).toBe(true);
    expect(seen[0]?.raw.abortSignal?.aborted).toBe(true);
  });

  it('happens when nobody wants the answer any more', async () => {
    const controller = new AbortController();
    const request = expect(asked(NEVER, { signal: controller.signal })).rejects.toMatchObject({ kind: 'aborted' });
    controller.abort();
    await request;
    expect(seen[0]?.cancelled).toBe(true);
  });

  it('comes before asking where nobody ever wanted it', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(asked(body({}), { signal: controller.signal })).rejects.toMatchObject({ kind: 'aborted' });
    expect(seen).toEqual([]);
  });

  it('is what Grafana does when it cancels all requests', async () => {
    const cancelled = { cancelled: true, status: -1, data: null, config: {} };
    await expect(asked(throwError(() => cancelled))).rejects.toMatchObject({ kind: 'aborted' });
  });

  it('leaves no timer behind once the answer is there', async () => {
    const slow = timer(1000).pipe(map(() => ({ data: new TextEncoder().encode('{}').buffer })));
    const request = asked(slow);
    await jest.advanceTimersByTimeAsync(1000);
    await expect(request).resolves.toEqual({});
    expect(jest.getTimerCount()).toBe(0);
    await expect(asked(of({ data: new TextEncoder().encode('{}').buffer }))).resolves.toEqual({});
    expect(jest.getTimerCount()).toBe(0);
  });
});
