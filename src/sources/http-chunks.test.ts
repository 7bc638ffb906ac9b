import { config, setBackendSrv, type BackendSrv, type BackendSrvRequest } from '@grafana/runtime';
import { Observable, of, Subject } from 'rxjs';

import { body, fakeBackend, refusal } from '../testing/backend';
import { type SourceRef } from './failure';
import { onRequest, requestChunks, type RequestCost } from './http';

const SOURCE: SourceRef = { uid: 'a/b', name: 'Tempo', type: 'tempo' };
const bytes = (length: number) => Uint8Array.from({ length }, (_, place) => place % 256);

async function all(chunks: AsyncIterable<Uint8Array>): Promise<number[]> {
  const taken: number[] = [];
  for await (const chunk of chunks) {
    taken.push(...chunk);
  }
  return taken;
}

/** A client of Grafana's of which the test sends the answer. */
function clientThatStreams() {
  const answer = new Subject<{ ok: boolean; status: number; data?: Uint8Array }>();
  const asked: BackendSrvRequest[] = [];
  const state = { cancelled: false };
  const chunked = (request: BackendSrvRequest) =>
    new Observable((subscriber) => {
      asked.push(request);
      const subscription = answer.subscribe(subscriber);
      return () => {
        state.cancelled = true;
        subscription.unsubscribe();
      };
    });
  const fetch = (request: BackendSrvRequest) => {
    asked.push(request);
    return of({ data: bytes(3).buffer });
  };
  setBackendSrv({ chunked, fetch } as unknown as BackendSrv);
  return { answer, asked, state, send: (data?: Uint8Array) => answer.next({ ok: true, status: 200, data }) };
}

it('hands bytes over as they came, and tells what they cost', async () => {
  const costs: RequestCost[] = [];
  const stop = onRequest((cost) => costs.push(cost));
  fakeBackend(() => body(bytes(1000)));
  expect(await all(await requestChunks(SOURCE, '/x'))).toEqual([...bytes(1000)]);
  expect(costs).toMatchObject([{ path: '/x', bytes: 1000, failed: undefined }]);
  stop();
});

it('hands over what came before the answer ends', async () => {
  const { send, answer } = clientThatStreams();
  const asked = requestChunks(SOURCE, '/x');
  send(bytes(2));
  const chunks = (await asked)[Symbol.asyncIterator]();
  expect((await chunks.next()).value).toEqual(bytes(2));
  send(bytes(1));
  send(undefined);
  answer.complete();
  expect((await chunks.next()).value).toEqual(bytes(1));
  expect((await chunks.next()).done).toBe(true);
});

it('asks below the path of Grafana, and in the organisation of the page', async () => {
  const { asked, answer } = clientThatStreams();
  const before = config.bootData;
  config.bootData = { ...before, user: { ...before?.user, orgId: 7 } };
  const request = requestChunks(SOURCE, '/x', { accept: 'application/protobuf' });
  answer.complete();
  expect(await all(await request)).toEqual([]);
  expect(asked).toMatchObject([
    {
      url: 'api/datasources/proxy/uid/a%2Fb/x',
      headers: { Accept: 'application/protobuf', 'X-Grafana-Org-Id': '7' },
    },
  ]);
  config.bootData = before;
});

it('says what a refusal says', async () => {
  fakeBackend(() => refusal(429, 'too many outstanding requests'));
  await expect(requestChunks(SOURCE, '/x')).rejects.toMatchObject({
    kind: 'rate_limited',
    details: { status: 429, said: 'too many outstanding requests' },
  });
});

it('asks once more the usual way where the session may have run out', async () => {
  const { answer, asked } = clientThatStreams();
  const request = requestChunks(SOURCE, '/x');
  answer.next({ ok: false, status: 401, data: bytes(1) });
  answer.complete();
  expect(await all(await request)).toEqual([0, 1, 2]);
  expect(asked).toHaveLength(2);
});

it('tells an answer that breaks off from one that never came', async () => {
  const { answer, send } = clientThatStreams();
  const request = requestChunks(SOURCE, '/x');
  send(bytes(2));
  answer.error(new TypeError('network error'));
  await expect(all(await request)).rejects.toMatchObject({ kind: 'cut' });
  const other = clientThatStreams();
  const never = requestChunks(SOURCE, '/x');
  other.answer.error(new TypeError('Failed to fetch'));
  await expect(never).rejects.toMatchObject({ kind: 'unreachable' });
});

it('takes the request back when nobody wants it any more, before it begins and in the middle', async () => {
  const controller = new AbortController();
  const first = clientThatStreams();
  const request = requestChunks(SOURCE, '/x', { signal: controller.signal });
  controller.abort();
  await expect(request).rejects.toMatchObject({ kind: 'aborted' });
  expect(first.state.cancelled).toBe(true);

  const later = new AbortController();
  const second = clientThatStreams();
  const begun = requestChunks(SOURCE, '/x', { signal: later.signal });
  second.send(bytes(2));
  const chunks = await begun;
  later.abort();
  await expect(all(chunks)).rejects.toMatchObject({ kind: 'aborted' });
  expect(second.state.cancelled).toBe(true);
});

it('takes the request back when its reader leaves off', async () => {
  const { send, state } = clientThatStreams();
  const request = requestChunks(SOURCE, '/x');
  send(bytes(2));
  for await (const chunk of await request) {
    expect(chunk).toEqual(bytes(2));
    break;
  }
  expect(state.cancelled).toBe(true);
});
