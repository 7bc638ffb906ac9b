import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';

import type { HostDataSource } from './boot.ts';

/** Grafana's default for the time until a data source's answer begins; a data source's `jsonData.timeout` replaces it. */
const HEADER_TIMEOUT_S = 30;

const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
const NOT_SENT = new Set([...HOP_BY_HOP, 'host', 'cookie', 'authorization', 'origin', 'referer']);
const NOT_RETURNED = new Set([...HOP_BY_HOP, 'alt-svc', 'close', 'server', 'set-cookie', 'strict-transport-security']);

const without = (headers: IncomingHttpHeaders, dropped: Set<string>): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));

/**
 * Grafana's data source proxy: passes a request on and streams the answer back, byte for byte and with its status.
 * Grafana's own changes are kept: a 401 becomes a 400, a late answer a 504, an unreachable backend a 502.
 * @param rest what follows `/api/datasources/proxy/uid/<uid>`, with the query, still encoded
 */
export function proxy(request: IncomingMessage, response: ServerResponse, source: HostDataSource, rest: string) {
  const url = new URL(source.url.replace(/\/$/, '') + rest);
  const { request: send } = url.protocol === 'https:' ? https : http;
  const headers = without(request.headers, NOT_SENT);
  // A connection for each request: a kept one may be closed by the backend at the moment it is used again.
  const upstream = send(url, { method: request.method, headers, agent: false });

  const seconds = Number(source.jsonData?.timeout ?? HEADER_TIMEOUT_S);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    upstream.destroy();
  }, seconds * 1000);
  response.on('close', () => {
    clearTimeout(timer);
    upstream.destroy();
  });
  // What has begun is cut: the browser must not take a part for the whole.
  const cut = () => response.destroy();
  upstream.on('error', () => (response.headersSent ? cut() : response.writeHead(late ? 504 : 502).end()));
  upstream.on('response', (answer) => {
    clearTimeout(timer);
    if (answer.statusCode === 401) {
      answer.resume();
      response.writeHead(400, { 'content-type': 'text/plain' }).end('Authentication to data source failed');
      return;
    }
    response.writeHead(answer.statusCode ?? 502, without(answer.headers, NOT_RETURNED));
    answer.on('error', cut);
    answer.pipe(response);
  });
  request.pipe(upstream);
}
