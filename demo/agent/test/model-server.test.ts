import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startModelServer, type ModelServer } from '../src/model-server/server';
import type { ModelLine, TruthLine, WireUsage } from '../src/truth-log';

const lines: TruthLine[] = [];
let server: ModelServer;

before(async () => {
  server = await startModelServer({ port: 0, speed: Number.POSITIVE_INFINITY, truth: (line) => lines.push(line) });
});
beforeEach(() => lines.splice(0));
after(() => server.close());

const PROMPT = { role: 'user', content: 'Where is the due date formatted?' };
const ANSWER = { role: 'assistant', content: 'Let me see.' };

interface Ask {
  scenario: string;
  messages?: unknown[];
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  url?: string;
}

function ask({ scenario, messages = [PROMPT], body = {}, headers = {}, url = server.url }: Ask): Promise<Response> {
  return fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-session-id': 'session-1',
      'x-run': '1',
      'x-agent-name': 'coding-agent',
      'x-scenario': scenario,
      ...headers,
    },
    body: JSON.stringify({ model: 'gpt-5.2', messages, ...body }),
  });
}

interface Body {
  id: string;
  object: string;
  choices: [{ finish_reason: string; message: { content: string | null; tool_calls: WireCall[] } }];
  usage: WireUsage;
  error: { type: string; message: string };
}

interface WireCall {
  id: string;
  function: { name: string; arguments: string };
}

async function bodyOf(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}

async function events(response: Response): Promise<string[]> {
  return (await response.text())
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => event.replace(/^data: /, ''));
}

interface Chunk {
  object: string;
  choices: Array<{
    delta: { content?: string; tool_calls?: Array<{ id?: string; function: { name?: string; arguments: string } }> };
    finish_reason: string | null;
  }>;
  usage?: WireUsage;
}

describe('a JSON answer', () => {
  test('has the scripted tool call, and is logged as it was answered', async () => {
    const response = await ask({ scenario: 'failing-tool' });
    assert.equal(response.status, 200);
    const body = await bodyOf(response);
    assert.equal(body.object, 'chat.completion');
    const [choice] = body.choices;
    assert.equal(choice.finish_reason, 'tool_calls');
    assert.equal(choice.message.content, null);
    const [call] = choice.message.tool_calls as [WireCall];
    assert.equal(call.function.name, 'edit_file');

    const [line] = lines as [ModelLine];
    assert.equal(lines.length, 1);
    assert.deepEqual(
      { session: line.session, run: line.run, agent: line.agent, turn: line.turn, status: line.status },
      { session: 'session-1', run: 1, agent: 'coding-agent', turn: 0, status: 200 }
    );
    assert.deepEqual(line.usage, body.usage);
    assert.equal(line.responseId, body.id);
    assert.deepEqual(line.toolCalls, [
      { id: call.id, name: 'edit_file', arguments: JSON.parse(call.function.arguments) },
    ]);
  });

  test('comes from the turn that the conversation is at', async () => {
    const body = await bodyOf(await ask({ scenario: 'plain', messages: [PROMPT, ANSWER, ANSWER] }));
    assert.equal(body.choices[0].finish_reason, 'stop');
    assert.match(body.choices[0].message.content ?? '', /formatDate/);
  });

  test("counts turns from the last prompt, and repeats the long session's runs", async () => {
    const messages = [PROMPT, ANSWER, PROMPT];
    const first = await bodyOf(await ask({ scenario: 'long', messages, headers: { 'x-run': '1' } }));
    const sixth = await bodyOf(await ask({ scenario: 'long', messages, headers: { 'x-run': '6' } }));
    assert.deepEqual(
      sixth.choices[0].message.tool_calls[0]?.function,
      first.choices[0].message.tool_calls[0]?.function
    );
  });
});

describe('token usage', () => {
  const usage = async (messages: unknown[]): Promise<WireUsage> =>
    (await bodyOf(await ask({ scenario: 'plain', messages }))).usage;

  test('the first request reads nothing from the cache and writes whole blocks', async () => {
    const { prompt_tokens, prompt_tokens_details: details } = await usage([
      { role: 'user', content: 'x'.repeat(2000) },
    ]);
    assert.equal(details.cached_tokens, 0);
    assert.ok(details.cache_write_tokens > 0 && details.cache_write_tokens % 128 === 0);
    assert.ok(details.cache_write_tokens <= prompt_tokens);
  });

  test('the next request reads what the one before wrote', async () => {
    const prompt = { role: 'user', content: 'x'.repeat(2000) };
    const first = await usage([prompt]);
    const second = await usage([prompt, ANSWER, { role: 'tool', content: 'y'.repeat(1000) }]);
    assert.equal(second.prompt_tokens_details.cached_tokens, first.prompt_tokens_details.cache_write_tokens);
    assert.ok(second.prompt_tokens_details.cache_write_tokens > 0);
    assert.ok(second.prompt_tokens > first.prompt_tokens);
  });

  test('reasoning is part of the completion', async () => {
    const { completion_tokens, completion_tokens_details: details, ...rest } = await usage([PROMPT]);
    assert.equal(details.reasoning_tokens, 64);
    assert.ok(completion_tokens > details.reasoning_tokens);
    assert.equal(rest.total_tokens, rest.prompt_tokens + completion_tokens);
  });
});

describe('a stream', () => {
  test('sends the tool call in pieces, then the usage, then [DONE]', async () => {
    const response = await ask({
      scenario: 'plain',
      body: { stream: true, stream_options: { include_usage: true } },
    });
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    const all = await events(response);
    assert.equal(all.at(-1), '[DONE]');
    const chunks = all.slice(0, -1).map((text) => JSON.parse(text) as Chunk);
    assert.ok(chunks.every((chunk) => chunk.object === 'chat.completion.chunk'));

    const deltas = chunks.flatMap((chunk) => chunk.choices.flatMap((choice) => choice.delta.tool_calls ?? []));
    assert.equal(deltas[0]?.function.name, 'search');
    assert.deepEqual(JSON.parse(deltas.map((delta) => delta.function.arguments).join('')), { query: 'formatDate' });
    assert.ok(deltas.length > 2);

    const usageChunk = chunks.at(-1);
    assert.deepEqual(usageChunk?.choices, []);
    assert.deepEqual(usageChunk?.usage, (lines[0] as ModelLine).usage);
    assert.equal(chunks.at(-2)?.choices[0]?.finish_reason, 'tool_calls');
  });

  test('sends text in words that add up, and no usage unless asked', async () => {
    const messages = [PROMPT, ANSWER, ANSWER];
    const all = await events(await ask({ scenario: 'plain', messages, body: { stream: true } }));
    const chunks = all.slice(0, -1).map((text) => JSON.parse(text) as Chunk);
    const text = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('');
    const whole = await bodyOf(await ask({ scenario: 'plain', messages }));
    assert.equal(text, whole.choices[0].message.content);
    assert.ok(chunks.every((chunk) => chunk.usage === undefined));
  });
});

describe('errors', () => {
  test('a scripted 429 comes once, with a retry hint; the retry is answered', async () => {
    const messages = [PROMPT, ANSWER];
    const first = await ask({ scenario: 'rate-limit', messages });
    assert.equal(first.status, 429);
    assert.equal(first.headers.get('retry-after-ms'), '0');
    assert.equal((await bodyOf(first)).error.type, 'rate_limit_exceeded');
    const second = await ask({ scenario: 'rate-limit', messages });
    assert.equal(second.status, 200);
    assert.deepEqual(
      (lines as ModelLine[]).map(({ outcome, status, turn, usage }) => ({
        outcome,
        status,
        turn,
        usage: usage !== null,
      })),
      [
        { outcome: 'error', status: 429, turn: 1, usage: false },
        { outcome: 'answered', status: 200, turn: 1, usage: true },
      ]
    );
  });

  test('a scripted 500 comes every time', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      assert.equal((await ask({ scenario: 'server-error', messages: [PROMPT, ANSWER] })).status, 500);
    }
    assert.equal(lines.length, 4);
  });

  const refused: Array<{ what: string; request: Ask; status: number; message: RegExp }> = [
    { what: 'an unknown scenario', request: { scenario: 'nonsense' }, status: 400, message: /no scenario nonsense/ },
    {
      what: 'a turn beyond the script',
      request: { scenario: 'plain', messages: [PROMPT, ANSWER, ANSWER, ANSWER] },
      status: 400,
      message: /no answer for turn 4/,
    },
    {
      what: 'an agent without a script',
      request: { scenario: 'plain', headers: { 'x-agent-name': 'research-agent' } },
      status: 400,
      message: /agent research-agent/,
    },
    {
      what: 'a missing header',
      request: { scenario: 'plain', headers: { 'x-session-id': '' } },
      status: 400,
      message: /x-session-id/,
    },
    {
      what: 'a run that is no number',
      request: { scenario: 'plain', headers: { 'x-run': 'one' } },
      status: 400,
      message: /x-run/,
    },
    { what: 'no messages', request: { scenario: 'plain', messages: [] }, status: 400, message: /messages/ },
  ];
  for (const { what, request, status, message } of refused) {
    test(`${what} is refused with ${status} and a sentence`, async () => {
      const response = await ask(request);
      assert.equal(response.status, status);
      assert.match((await bodyOf(response)).error.message, message);
      assert.deepEqual(lines, []);
    });
  }

  test('a body that is not JSON is refused with 400', async () => {
    const response = await fetch(`${server.url}/chat/completions`, { method: 'POST', body: '{' });
    assert.equal(response.status, 400);
  });

  test('any other address is 404', async () => {
    assert.equal((await ask({ scenario: 'plain', url: `${server.url}/v2` })).status, 404);
  });

  test('a port in use is an error that names the port and the flag', async () => {
    const port = Number(new URL(server.url).port);
    await assert.rejects(
      startModelServer({ port, speed: 1, truth: () => undefined }),
      new RegExp(`port ${port}.*--model-port`)
    );
  });
});

test('a client that goes away is logged as such', async () => {
  const slow = await startModelServer({ port: 0, speed: 0.01, truth: (line) => lines.push(line) });
  try {
    const controller = new AbortController();
    const request = fetch(`${slow.url}/chat/completions`, {
      method: 'POST',
      signal: controller.signal,
      headers: { 'x-session-id': 's', 'x-run': '1', 'x-agent-name': 'coding-agent', 'x-scenario': 'plain' },
      body: JSON.stringify({ model: 'gpt-5.2', messages: [PROMPT] }),
    });
    setTimeout(() => controller.abort(), 100);
    await assert.rejects(request, { name: 'AbortError' });
    while (lines.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const [line] = lines as [ModelLine];
    assert.deepEqual(
      { outcome: line.outcome, status: line.status, usage: line.usage },
      { outcome: 'aborted', status: null, usage: null }
    );
  } finally {
    await slow.close();
  }
});
