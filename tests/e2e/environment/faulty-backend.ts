import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

import { listenOnLoopback } from '../../loopback';

/** What a backend can do wrong, or a proxy before it. */
export type Fault =
  | { kind: 'none' }
  /** The connection is reset before any answer. */
  | { kind: 'down' }
  | { kind: 'slow'; seconds: number }
  | { kind: 'status'; status: number }
  /** A login page, as a proxy in between may send. */
  | { kind: 'html' }
  /** The real answer, of which only the first half arrives. */
  | { kind: 'cut' };

export interface FaultyBackend {
  url: string;
  /** Takes a {@link Fault} as JSON with PUT; requests that come later meet it. */
  faultUrl: string;
  stop: () => Promise<void>;
}

const LOGIN_PAGE = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>';

/** A reverse proxy before a backend that can be told to misbehave. */
export async function startFaultyBackend(backend: string): Promise<FaultyBackend> {
  let fault: Fault = { kind: 'none' };
  const proxy = createServer((incoming, outgoing) => void meet(fault, backend, incoming, outgoing));
  const control = createServer(async (incoming, outgoing) => {
    fault = JSON.parse(await textOf(incoming)) as Fault;
    outgoing.writeHead(204).end();
  });
  const [backendServer, controlServer] = await Promise.all([listenOnLoopback(proxy), listenOnLoopback(control)]);
  const stop = async () => {
    await Promise.all([backendServer.stop(), controlServer.stop()]);
  };
  return { url: backendServer.url, faultUrl: controlServer.url, stop };
}

function meet(fault: Fault, backend: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  switch (fault.kind) {
    case 'none':
      forward(backend, incoming, outgoing);
      return;
    case 'down':
      incoming.socket.destroy();
      return;
    case 'slow': {
      const timer = setTimeout(() => forward(backend, incoming, outgoing), fault.seconds * 1000);
      outgoing.on('close', () => clearTimeout(timer));
      return;
    }
    case 'status':
      outgoing.writeHead(fault.status, { 'content-type': 'text/plain' }).end(`faulty backend: ${fault.status}\n`);
      return;
    case 'html':
      outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(LOGIN_PAGE);
      return;
    case 'cut':
      forward(backend, incoming, outgoing, cutInHalf);
  }
}

type Deliver = (answer: IncomingMessage, outgoing: ServerResponse) => void;

function forward(backend: string, incoming: IncomingMessage, outgoing: ServerResponse, deliver: Deliver = whole): void {
  const { pathname, search } = new URL(incoming.url ?? '/', 'http://proxy');
  const { host: _, ...headers } = incoming.headers;
  const sent = request(backend + pathname + search, { method: incoming.method, headers }, (answer) =>
    deliver(answer, outgoing)
  );
  sent.on('error', () => outgoing.destroy());
  outgoing.on('close', () => sent.destroy());
  incoming.pipe(sent);
}

function whole(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(outgoing);
}

function cutInHalf(answer: IncomingMessage, outgoing: ServerResponse): void {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  answer.on('end', () => {
    const body = Buffer.concat(chunks);
    const { 'transfer-encoding': _, ...headers } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': body.length });
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
  });
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) {
    text += chunk;
  }
  return text;
}
