import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { TruthPlace } from '../truth-log';

/** Headers by which a client says what a request belongs to; the agent sends them through the provider's `headers` option. */
export const PLACE_HEADERS = {
  session: 'x-session-id',
  scenario: 'x-scenario',
  run: 'x-run',
  agent: 'x-agent-name',
} as const satisfies Record<keyof TruthPlace, string>;

/** An answer other than a completion, in the shape of OpenAI's errors. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string
  ) {
    super(message);
  }
}

const chatRequestSchema = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).optional(),
  messages: z.array(z.looseObject({ role: z.string() })).min(1),
  tools: z.array(z.unknown()).optional(),
});

/** The part of a chat completion request that the server reads; messages and tools count only by their size. */
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** @throws HttpError 400, if the body isn't a chat completion request */
export async function readChatRequest(request: IncomingMessage): Promise<ChatRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  const parsed = chatRequestSchema.safeParse(parseJson(Buffer.concat(chunks).toString('utf8')));
  if (!parsed.success) {
    throw new HttpError(
      400,
      'invalid_request_error',
      `Not a chat completion request: ${z.prettifyError(parsed.error)}`
    );
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HttpError(
      400,
      'invalid_request_error',
      `The body of the request isn't JSON: ${(cause as Error).message}`
    );
  }
}

/** @throws HttpError 400, naming the header that is missing */
export function readPlace(headers: IncomingHttpHeaders): TruthPlace {
  const read = (name: string): string => {
    const value = headers[name];
    if (typeof value !== 'string' || value === '') {
      throw new HttpError(400, 'invalid_request_error', `The header ${name} is missing; it says which script to play.`);
    }
    return value;
  };
  const run = Number(read(PLACE_HEADERS.run));
  if (!Number.isInteger(run) || run < 1) {
    throw new HttpError(400, 'invalid_request_error', `The header ${PLACE_HEADERS.run} must be a number from 1.`);
  }
  return {
    session: read(PLACE_HEADERS.session),
    scenario: read(PLACE_HEADERS.scenario),
    run,
    agent: read(PLACE_HEADERS.agent),
  };
}
