import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

/** An answer that is not a success, in the words of Grafana's own API. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The value, or 404 where there is none. */
export function found<T>(value: T | undefined, message: string): T {
  if (value === undefined) {
    throw new HttpError(404, message);
  }
  return value;
}

/** The request's body; 400 where it is not JSON. */
export async function readJson<T extends object>(request: IncomingMessage): Promise<T> {
  return json(request).catch(() => {
    throw new HttpError(400, 'bad request data');
  }) as Promise<T>;
}
