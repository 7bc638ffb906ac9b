import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

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
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sink: Sink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    traces: [],
    logs: [],
    away: false,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
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
