import assert from 'node:assert/strict';
import { once } from 'node:events';
import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { Plugin } from './boot.ts';
import { hostListener } from './routes.ts';

async function listening(listener: RequestListener): Promise<string> {
  const server = http.createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const PROTOBUF = Buffer.from([0x0a, 0x00, 0xff, 0x80, 0x00, 0x1a]);
const ZIPPED = gzipSync('{"zipped":true}');
let received: http.IncomingMessage | undefined;
let abandoned: Promise<unknown> | undefined;

const ANSWERS: Record<string, RequestListener> = {
  '/api/zipped': (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(ZIPPED),
  '/api/protobuf': (_, response) => response.writeHead(200, { 'content-type': 'application/protobuf' }).end(PROTOBUF),
  '/api/429': (_, response) => response.writeHead(429, { 'retry-after': '7' }).end('too many requests'),
  '/api/500': (_, response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>broken</h1>'),
  '/api/401': (_, response) => response.writeHead(401).end('who are you'),
  '/api/cut': (_, response) => {
    response.writeHead(200).write('{"cut":'); // without a length: only the connection tells that it is cut
    setTimeout(() => response.destroy(), 50);
  },
  '/api/never': (_, response) => {
    abandoned = once(response, 'close');
  },
  '/api/echo': (request, response) => {
    received = request;
    request.pipe(response.writeHead(200, { 'set-cookie': 'backend=1', server: 'backend' }));
  },
};

const backend = await listening((request, response) => ANSWERS[request.url?.split('?')[0] ?? '']?.(request, response));
const source = { type: 'tempo', name: 'Tempo', url: `${backend}/` };
const host = await listening(
  hostListener({
    grafanaVersion: '0.0.0',
    role: 'Admin',
    plugin: {
      id: 'an-app',
      name: 'App',
      info: { version: '1', logos: { small: '' } },
      module: '',
      defaultNavUrl: '/a/an-app',
    } satisfies Plugin,
    sources: [
      { uid: 'tempo', ...source },
      { uid: 'hurried', ...source, name: 'Hurried', jsonData: { timeout: 0.1 } },
      { uid: 'down', ...source, name: 'Down', url: 'http://127.0.0.1:9' },
    ],
    settings: { enabled: true },
    folders: { bundle: '', plugin: '', packages: '' },
  })
);

const api = (path: string, init?: RequestInit) => fetch(`${host}/api/${path}`, init);
const proxied = (path: string, uid = 'tempo', init?: RequestInit) => api(`datasources/proxy/uid/${uid}${path}`, init);
const send = (method: string, body: unknown, role = 'Admin'): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { cookie: `host_role=${role}` },
});

/** The answer as it is on the wire: fetch would unzip it. */
async function rawBytes(path: string): Promise<{ headers: http.IncomingHttpHeaders; bytes: Buffer }> {
  const [answer] = (await once(http.get(`${host}/api/datasources/proxy/uid/tempo${path}`), 'response')) as [
    http.IncomingMessage,
  ];
  return { headers: answer.headers, bytes: Buffer.concat(await answer.toArray()) };
}

test('gzip passes as it is', async () => {
  const { headers, bytes } = await rawBytes('/api/zipped');
  assert.equal(headers['content-encoding'], 'gzip');
  assert.deepEqual(bytes, ZIPPED);
  assert.equal(gunzipSync(bytes).toString(), '{"zipped":true}');
});

test('protobuf passes as it is', async () => {
  const { headers, bytes } = await rawBytes('/api/protobuf');
  assert.equal(headers['content-type'], 'application/protobuf');
  assert.deepEqual(bytes, PROTOBUF);
});

test('errors of the backend pass with status, headers and body; a 401 becomes what Grafana makes of it', async () => {
  const limited = await proxied('/api/429');
  assert.deepEqual(
    [limited.status, limited.headers.get('retry-after'), await limited.text()],
    [429, '7', 'too many requests']
  );
  const broken = await proxied('/api/500');
  assert.deepEqual([broken.status, await broken.text()], [500, '<h1>broken</h1>']);
  const refused = await proxied('/api/401');
  assert.deepEqual([refused.status, await refused.text()], [400, 'Authentication to data source failed']);
});

test('an answer that the backend cuts is cut for the browser', async () => {
  const answer = await proxied('/api/cut');
  assert.equal(answer.status, 200);
  await assert.rejects(answer.text());
});

test('a late answer is a 504, a backend that is down a 502', async () => {
  assert.equal((await proxied('/api/never', 'hurried')).status, 504);
  assert.equal((await proxied('/api/echo', 'down')).status, 502);
});

test('a request that the browser drops is dropped at the backend', async () => {
  const controller = new AbortController();
  abandoned = undefined;
  const dropped = assert.rejects(proxied('/api/never', 'tempo', { signal: controller.signal }));
  while (!abandoned) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  controller.abort();
  await Promise.all([dropped, abandoned]);
});

test('path, query and body reach the backend, cookies and authorization do not, and its cookies do not come back', async () => {
  const headers = { cookie: 'a=1', authorization: 'Basic x', 'content-type': 'text/plain' };
  const answer = await proxied('/api/echo?q=a%20b&q=%2Fc', 'tempo', { method: 'POST', body: 'hello', headers });
  assert.equal(await answer.text(), 'hello');
  assert.equal(received?.url, '/api/echo?q=a%20b&q=%2Fc');
  assert.deepEqual([received.headers.cookie, received.headers.authorization], [undefined, undefined]);
  assert.deepEqual([answer.headers.get('set-cookie'), answer.headers.get('server')], [null, null]);
});

test('an unknown data source is a 404 in the words of Grafana', async () => {
  const unknown = await proxied('/api/echo', 'nowhere');
  assert.deepEqual([unknown.status, await unknown.json()], [404, { message: 'Unable to find datasource' }]);
  assert.deepEqual(await (await api('datasources/uid/nowhere')).json(), { message: 'Data source not found' });
});

test('settings are kept, and only an administrator may save them', async () => {
  assert.equal((await api('plugins/an-app/settings', send('POST', {}, 'Editor'))).status, 403);
  const saved = { enabled: true, pinned: true, jsonData: { tempo: 'mine' } };
  assert.equal((await api('plugins/an-app/settings', send('POST', saved))).status, 200);
  const { enabled, pinned, jsonData } = await (await api('plugins/an-app/settings')).json();
  assert.deepEqual({ enabled, pinned, jsonData }, saved);
});

test('a viewer reads annotations, an editor writes them', async () => {
  const refused = await api('annotations', send('POST', { text: 'no' }, 'Viewer'));
  assert.equal(refused.status, 403);
  assert.match((await refused.json()).message, /annotations:create/);
  const { id } = await (
    await api('annotations', send('POST', { text: 'loop', time: 2, timeEnd: 1, tags: ['verdict:good', 'a'] }, 'Editor'))
  ).json();
  await api('annotations', send('POST', { text: 'other', time: 5, tags: ['a'] }, 'Editor'));
  const texts = async (query: string) =>
    (await (await api(`annotations?${query}`, send('GET', undefined, 'Viewer'))).json()).map(
      ({ text }: { text: string }) => text
    );
  assert.deepEqual(await texts('tags=a'), ['other', 'loop']);
  assert.deepEqual(await texts('tags=a&tags=verdict'), ['loop']);
  assert.deepEqual(await texts('tags=verdict:bad'), []);
  assert.deepEqual(await texts('tags=verdict:bad&tags=verdict&matchAny=true'), ['loop']);
  assert.deepEqual(await texts('from=3&to=9'), ['other']);
  assert.deepEqual(await texts('limit=1'), ['other']);
  assert.equal((await api(`annotations/${id}`, send('PATCH', { text: 'changed' }, 'Viewer'))).status, 403);
  await api(`annotations/${id}`, send('PATCH', { text: 'changed' }, 'Editor'));
  const { text, tags, time, timeEnd } = await (await api(`annotations/${id}`)).json();
  assert.deepEqual(
    { text, tags, time, timeEnd },
    { text: 'changed', tags: ['verdict:good', 'a'], time: 1, timeEnd: 2 }
  );
  assert.equal((await api(`annotations/${id}`, send('DELETE', undefined, 'Viewer'))).status, 403);
  await api(`annotations/${id}`, send('DELETE', undefined, 'Editor'));
  assert.equal((await api(`annotations/${id}`)).status, 404);
});

test('a switch in the address becomes a cookie', async () => {
  const switched = await fetch(`${host}/a/an-app/x?role=Viewer&q=1`, { redirect: 'manual' });
  assert.deepEqual([switched.status, switched.headers.get('location')], [302, '/a/an-app/x?q=1']);
  assert.match(switched.headers.get('set-cookie') ?? '', /host_role=Viewer/);
});
