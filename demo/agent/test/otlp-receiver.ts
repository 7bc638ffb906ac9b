import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One export request, as it came. */
export interface ExportRequest {
  signal: 'traces' | 'logs';
  encoding: 'json';
  contentEncoding: string | null;
  userAgent: string | null;
  request: Record<string, unknown>;
}

export interface OtlpReceiver {
  url: string;
  requests: ExportRequest[];
  close: () => Promise<void>;
}

/** Starts an OTLP/HTTP receiver on loopback that takes JSON and keeps what it gets. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const requests: ExportRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({
        signal: request.url === '/v1/logs' ? 'logs' : 'traces',
        encoding: 'json',
        contentEncoding: request.headers['content-encoding'] ?? null,
        userAgent: request.headers['user-agent'] ?? null,
        request: JSON.parse(Buffer.concat(chunks).toString('utf8')),
      });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
