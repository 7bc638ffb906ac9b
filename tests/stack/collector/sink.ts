import { createServer, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';

import { listenOnLoopback } from '../../loopback';

/** Stands in for Tempo and Loki: keeps every export request as OTLP JSON. */
export interface Sink {
  url: string;
  traces: any[];
  logs: any[];
  /** While set, requests are refused with 503, as by a store that is away. */
  away: boolean;
  close(): Promise<void>;
}

export async function startSink(): Promise<Sink> {
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (sink.away) {
      response.writeHead(503).end();
      return;
    }
    (request.url?.endsWith('/traces') ? sink.traces : sink.logs).push(JSON.parse(body));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const { url, stop } = await listenOnLoopback(server);
  const sink: Sink = { url, traces: [], logs: [], away: false, close: stop };
  return sink;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const bytes = Buffer.concat(chunks);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}
