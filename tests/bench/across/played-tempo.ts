import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { foundTrace, startOf } from './many-sessions';

/** A Tempo whose answers cost nothing, so that only the page is measured. */
export interface PlayedTempo {
  url: string;
  stop: () => Promise<void>;
}

/** Answers searches page by page, the newest sessions first, and knows no trace whole. */
export async function playTempo(sessions: number): Promise<PlayedTempo> {
  const texts = Array.from({ length: sessions }, (_, number) => JSON.stringify(foundTrace(number)));
  const server = createServer((request, response) => answer(request, response, texts));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer({ url = '/' }: IncomingMessage, response: ServerResponse, texts: readonly string[]): void {
  const { pathname, searchParams } = new URL(url, 'http://tempo');
  if (pathname === '/api/search') {
    response.setHeader('content-type', 'application/json');
    response.end(`{"traces":[${found(searchParams, texts).join(',')}],"metrics":{}}`);
  } else {
    response.statusCode = pathname.startsWith('/api/v2/traces/') ? 200 : 404;
    response.end();
  }
}

function found(parameters: URLSearchParams, texts: readonly string[]): readonly string[] {
  // No trace is large: the other one of the page's two searches finds everything.
  if (parameters.get('q')?.includes('count() >') === true) {
    return [];
  }
  const [from, to] = [Number(parameters.get('start')) * 1000, Number(parameters.get('end')) * 1000];
  const first = texts.findIndex((_, number) => startOf(number) < to);
  const last = texts.findLastIndex((_, number) => startOf(number) >= from);
  return first < 0 ? [] : texts.slice(first, Math.min(last + 1, first + Number(parameters.get('limit'))));
}
