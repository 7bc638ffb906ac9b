import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { listenOnLoopback, type Listening } from '../../loopback';
import { foundTrace, startOf } from './many-sessions';

/**
 * A Tempo whose answers cost nothing, so that only the page is measured. It answers searches page by page, the newest
 * sessions first, and knows no trace whole.
 */
export async function playTempo(sessions: number): Promise<Listening> {
  const texts = new Map<string, readonly string[]>();
  const textsOf = (parameters: URLSearchParams): readonly string[] => {
    const query = parameters.get('q') ?? '';
    const asked = {
      bySpan: query.includes('by(span:id)'),
      most: Number(parameters.get('spss') ?? DEFAULT_SPANS),
      selected: query.includes('select('),
    };
    const key = JSON.stringify(asked);
    const known = texts.get(key) ?? all(sessions, (number) => JSON.stringify(foundTrace(number, asked)));
    texts.set(key, known);
    return known;
  };
  // What the page asks for is there before it asks.
  textsOf(new URLSearchParams({ q: 'by(span:id) | select()', spss: '1' }));
  const server = createServer((request, response) => answer(request, response, textsOf));
  return listenOnLoopback(server);
}

/** Spans of a set unless the search says how many. */
const DEFAULT_SPANS = 3;

function all<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, number) => make(number));
}

type TextsOf = (parameters: URLSearchParams) => readonly string[];

function answer({ url = '/' }: IncomingMessage, response: ServerResponse, textsOf: TextsOf): void {
  const { pathname, searchParams } = new URL(url, 'http://tempo');
  if (pathname === '/api/search') {
    response.setHeader('content-type', 'application/json');
    response.end(`{"traces":[${found(searchParams, textsOf).join(',')}],"metrics":{}}`);
  } else {
    response.statusCode = pathname.startsWith('/api/v2/traces/') ? 200 : 404;
    response.end();
  }
}

function found(parameters: URLSearchParams, textsOf: TextsOf): readonly string[] {
  // No trace is large: the other one of the page's two searches finds everything.
  if (parameters.get('q')?.includes('count() >') === true) {
    return [];
  }
  const texts = textsOf(parameters);
  const [from, to] = [Number(parameters.get('start')) * 1000, Number(parameters.get('end')) * 1000];
  const first = texts.findIndex((_, number) => startOf(number) < to);
  const last = texts.findLastIndex((_, number) => startOf(number) >= from);
  return first < 0 ? [] : texts.slice(first, Math.min(last + 1, first + Number(parameters.get('limit'))));
}
