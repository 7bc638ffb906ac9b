import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ScriptedError } from '../scenarios/scenario';
import type { ModelLine, TruthLog } from '../truth-log';
import { complete, toChunks, toJson, type Completion } from './completion';
import { Latency, wait } from './latency';
import { HttpError, readChatRequest, readPlace, type ChatRequest } from './request';
import { ScriptPlayer } from './script';
import { usageOf } from './usage';

export interface ModelServerOptions {
  /** Port on the loopback address; 0 takes a free one. */
  port: number;
  /** How many times faster than a real model; Infinity: without any delay. */
  speed: number;
  truth: TruthLog;
}

export interface ModelServer {
  /** Base URL for a client, such as `http://127.0.0.1:4010/v1`. */
  url: string;
  /** Stops listening, and cuts connections that are still open. */
  close: () => Promise<void>;
}

const ERROR_TYPES: Record<ScriptedError['status'], string> = { 429: 'rate_limit_exceeded', 500: 'server_error' };

/**
 * Starts a scripted stand-in for OpenAI's chat completions, on loopback.
 * @throws if the port is in use
 */
export async function startModelServer({ port, speed, truth }: ModelServerOptions): Promise<ModelServer> {
  const player = new ScriptPlayer();
  const latency = new Latency(speed);
  const server = createServer((request, response) => {
    answer(request, response, { player, latency, truth }).catch((error: unknown) => refuse(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error(`The model server can't listen on port ${port}; choose another with --model-port.`, { cause }))
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}/v1`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Parts {
  player: ScriptPlayer;
  latency: Latency;
  truth: TruthLog;
}

async function answer(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
    throw new HttpError(
      404,
      'invalid_request_error',
      `There is nothing at ${request.method} ${request.url}; only POST /v1/chat/completions is served.`
    );
  }
  const chat = await readChatRequest(request);
  const place = readPlace(request.headers);
  const reply = parts.player.reply(place, chat);
  const log = (line: Pick<ModelLine, 'outcome' | 'status'> & Partial<ModelLine>): void =>
    parts.truth({
      kind: 'model',
      time: new Date().toISOString(),
      ...place,
      turn: reply.turn,
      model: chat.model,
      stream: chat.stream === true,
      toolCalls: [],
      usage: null,
      finishReason: null,
      responseId: null,
      loop: null,
      ...line,
    });

  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    if ('error' in reply) {
      await wait(parts.latency.firstToken(0), gone.signal);
      log({ outcome: 'error', status: reply.error.status });
      sendError(response, reply.error, parts.latency);
      return;
    }
    const completion = complete(reply.answer, chat.model, usageOf(chat, reply.answer));
    const send = chat.stream === true ? sendStream : sendJson;
    await send({ response, chat, completion, latency: parts.latency, signal: gone.signal }, () =>
      log({
        outcome: 'answered',
        status: 200,
        toolCalls: completion.toolCalls,
        usage: completion.usage,
        finishReason: completion.finishReason,
        responseId: completion.id,
        loop: reply.answer.loop ?? null,
      })
    );
  } catch (error) {
    if (!gone.signal.aborted) {
      throw error;
    }
    log({ outcome: 'aborted', status: response.headersSent ? response.statusCode : null });
  }
}

interface Sending {
  response: ServerResponse;
  chat: ChatRequest;
  completion: Completion;
  latency: Latency;
  signal: AbortSignal;
}

/** Sends the answer as one JSON body. `beforeEnd` is called when nothing but the last byte is left to do. */
async function sendJson({ response, completion, latency, signal }: Sending, beforeEnd: () => void): Promise<void> {
  const { usage } = completion;
  await wait(latency.firstToken(usage.prompt_tokens) + latency.generation(usage.completion_tokens), signal);
  beforeEnd();
  writeJson(response, 200, toJson(completion));
}

/** Sends the answer as server-sent events. `beforeEnd` is called before the last of them. */
async function sendStream(
  { response, chat, completion, latency, signal }: Sending,
  beforeEnd: () => void
): Promise<void> {
  const { usage } = completion;
  const chunks = toChunks(completion, chat.stream_options?.include_usage === true);
  const pause = latency.generation(usage.completion_tokens) / chunks.length;
  await wait(latency.firstToken(usage.prompt_tokens), signal);
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  for (const chunk of chunks) {
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    await wait(pause, signal);
  }
  beforeEnd();
  response.end('data: [DONE]\n\n');
}

function sendError(response: ServerResponse, { status, message }: ScriptedError, latency: Latency): void {
  response.setHeader('retry-after-ms', String(latency.retryAfter()));
  writeJson(response, status, {
    error: { message, type: ERROR_TYPES[status], param: null, code: ERROR_TYPES[status] },
  });
}

/** Answers what the scripts have no answer for: wrong requests (400, 404), or a fault of the server itself (500). */
function refuse(response: ServerResponse, error: unknown): void {
  const { status, type, message } =
    error instanceof HttpError
      ? error
      : { status: 500, type: 'server_error', message: `The model server failed: ${String(error)}` };
  if (response.headersSent) {
    response.destroy();
  } else {
    writeJson(response, status, { error: { message, type, param: null, code: null } });
  }
}

function writeJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
