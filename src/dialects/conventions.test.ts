import type { RawSpan } from '../model/telemetry';
import { chat, emitter, fold, foldLogs, log, tool, totalsOf, type Attributes } from '../testing/samples';
import { span } from '../testing/spans';
import { foldSessions } from './sessions';

/** Rules about telemetry of which no recording shows the case: samples after the emitters' documentation and source. */

const outcomeOf = (...spans: RawSpan[]) => {
  const call = fold(...spans)[0]?.runs[0]?.steps[0]?.calls.find(({ kind }) => kind === 'tool');
  return call?.outcome;
};

describe('tokens', () => {
  const usage = { 'gen_ai.usage.input_tokens': 150, 'gen_ai.usage.cache_read.input_tokens': 100 };

  it.each([
    ['exclusive', 150],
    ['inclusive', 50],
  ])('are what their emitter says they are: %s', (word, input) => {
    const call = chat({ ...usage, 'gen_ai.token.semantics': word });
    expect(totalsOf(fold(call))?.tokens).toMatchObject({ input, cacheRead: 100 });
  });

  it('exclude the cache where only so they make the provider’s total', () => {
    const call = chat({ ...usage, 'gen_ai.usage.output_tokens': 20, 'gen_ai.usage.total_tokens': 270 });
    expect(totalsOf(fold(call))?.tokens).toMatchObject({ input: 150, cacheRead: 100, output: 20 });
  });

  it('exclude reasoning where only so they make the provider’s total', () => {
    const call = span(
      {
        'openinference.span.kind': 'LLM',
        'llm.token_count.prompt': 130,
        'llm.token_count.completion': 15,
        'llm.token_count.completion_details.reasoning': 7,
        'llm.token_count.total': 152,
      },
      { emitter: emitter('test', 'openinference.instrumentation.google_genai') }
    );
    expect(totalsOf(fold(call))?.tokens).toMatchObject({ input: 130, output: 15, reasoning: 7 });
  });

  it('are unknown where Strands writes zeros for a usage that nobody sent', () => {
    const call = chat({ 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 }, 'strands.telemetry.tracer');
    expect(totalsOf(fold(call))).toMatchObject({ llmCalls: 1, tokens: {} });
  });

  it('are told by Traceloop’s oldest names', () => {
    const call = span(
      { 'llm.request.type': 'chat', 'llm.usage.prompt_tokens': 130, 'llm.usage.completion_tokens': 15 },
      { emitter: emitter('test', 'opentelemetry.instrumentation.openai') }
    );
    expect(totalsOf(fold(call))?.tokens).toEqual({ input: 130, output: 15 });
  });
});

describe('pydantic-ai', () => {
  const scope = 'pydantic-ai';

  it('of its first versions of instrumentation is known by the names of its spans', () => {
    const inside = { emitter: emitter('test', scope) };
    const run = span({ agent_name: 'helper', model_name: 'a-model' }, { ...inside, name: 'agent run' });
    const call = chat(
      {
        'gen_ai.usage.input_tokens': 130,
        'gen_ai.usage.details.cache_read_tokens': 100,
        'gen_ai.usage.details.cache_write_tokens': 20,
      },
      scope,
      { parentSpanId: run.spanId }
    );
    const used = span(
      { 'gen_ai.tool.name': 'search', 'gen_ai.tool.call.id': 'c1', tool_arguments: '{}', tool_response: 'none' },
      { ...inside, name: 'running tool', parentSpanId: run.spanId }
    );
    expect(fold(run, call, used)).toMatchObject([
      {
        agent: 'helper',
        totals: { runs: 1, tools: ['search'], tokens: { input: 10, cacheRead: 100, cacheWrite: 20 } },
      },
    ]);
  });

  it('tells of a call that waits for approval, and once more when it runs: one call', () => {
    const inside = { emitter: emitter('test', scope) };
    const asked = tool({ 'gen_ai.tool.call.id': 'c1', 'pydantic_ai.tool.deferral.name': 'ApprovalRequired' }, inside);
    const ran = tool({ 'gen_ai.tool.call.id': 'c1', 'gen_ai.tool.call.result': 'done' }, inside);
    expect(totalsOf(fold(asked, ran))).toMatchObject({ toolCalls: 1, toolErrors: 0 });
  });
});

describe('Langfuse', () => {
  it('says of what failed so on the observation’s level alone', () => {
    const failed = { 'langfuse.observation.level': 'ERROR', 'langfuse.observation.status_message': 'no such table' };
    const sdk = { emitter: emitter('test', 'langfuse-sdk') };
    const call = span({ 'langfuse.observation.type': 'generation', ...failed }, sdk);
    const used = span({ 'langfuse.observation.type': 'tool', ...failed }, sdk);
    expect(totalsOf(fold(call, used))).toMatchObject({ llmErrors: 1, toolErrors: 1 });
  });
});

describe('GitHub Copilot', () => {
  it('tells of its tools by log events, beside their spans or without', () => {
    const event = log(
      'copilot-chat',
      { 'gen_ai.tool.name': 'search', duration_ms: 1000, success: false, 'error.type': 'TimeoutError' },
      { eventName: 'copilot_chat.tool.call', traceId: 'a'.repeat(32), time: 5000 }
    );
    const recorded = tool(
      { 'gen_ai.conversation.id': 'c1' },
      { emitter: emitter('copilot-chat', 'copilot-chat'), start: 4000, end: 5000, status: 'error' }
    );
    expect(totalsOf(foldLogs(event))).toMatchObject({ toolCalls: 1, toolErrors: 1 });
    expect(foldSessions({ spans: [recorded], logs: [event] })).toMatchObject([
      { id: 'c1', totals: { toolCalls: 1, toolErrors: 1 } },
    ]);
  });
});

describe('Codex', () => {
  const codex = (eventName: string, attributes: Attributes, time: number) =>
    log('codex-cli', { 'conversation.id': 'c1', model: 'a-model', ...attributes }, { eventName, time });

  it('asks by web socket, too: a request that was refused is a failed call', () => {
    const refused = codex('codex.websocket_request', { success: 'false', 'error.message': 'send failed' }, 1000);
    const sent = codex('codex.websocket_request', { success: 'true', duration_ms: '17' }, 2000);
    const answer = codex(
      'codex.sse_event',
      { 'event.kind': 'response.completed', input_token_count: '130', output_token_count: '15' },
      4000
    );
    expect(totalsOf(foldLogs(refused))).toMatchObject({ llmCalls: 1, llmErrors: 1 });
    expect(totalsOf(foldLogs(sent, answer))).toMatchObject({ llmCalls: 1, llmErrors: 0, tokens: { input: 130 } });
  });

  it('completes an answer that never came with an error in place of tokens', () => {
    const kind = { 'event.kind': 'response.completed' };
    const cut = codex('codex.sse_event', { ...kind, 'error.message': 'stream closed' }, 1000);
    expect(totalsOf(foldLogs(cut))).toMatchObject({ llmCalls: 1, llmErrors: 1 });
    expect(foldLogs(codex('codex.sse_event', kind, 1000))).toEqual([]);
  });
});

describe('the name of an event', () => {
  const attributes = { 'session.id': 's1', model: 'a-model', input_tokens: 10, cache_read_tokens: 100 };

  it.each([
    ['without its prefix', { eventName: 'api_request' }],
    ['with it', { eventName: 'claude_code.api_request' }],
    ['in the body', { body: 'claude_code.api_request' }],
  ])('may be written %s', (_, record) => {
    expect(foldLogs(log('claude-code', attributes, record))).toMatchObject([
      { id: 's1', totals: { llmCalls: 1, tokens: { input: 10, cacheRead: 100 } } },
    ]);
  });
});

describe('what no dialect claims', () => {
  it('is a call of a model where a model is named that answered', () => {
    const call = span({ 'gen_ai.request.model': 'a-model', 'gen_ai.usage.output_tokens': 15, 'conversation.id': 'c1' });
    expect(fold(call)).toMatchObject([{ id: 'c1', key: 'conversation.id', totals: { llmCalls: 1 } }]);
    expect(fold(span({ 'gen_ai.request.model': 'a-model' }))).toEqual([]);
  });

  it('is no call where an event of inference tells of embeddings', () => {
    const event = (operation: string) =>
      log(
        'test',
        { 'gen_ai.operation.name': operation, 'gen_ai.conversation.id': 'c1' },
        {
          eventName: 'gen_ai.client.inference.operation.details',
        }
      );
    expect(foldLogs(event('embeddings'))).toEqual([]);
    expect(totalsOf(foldLogs(event('chat')))).toMatchObject({ llmCalls: 1 });
  });
});

describe('a tool’s answer', () => {
  it.each([
    ['the protocol’s flag', '{"content":[{"type":"text","text":"no such file"}],"isError":true}', 'error'],
    ['a message’s status', '{"lc":1,"kwargs":{"content":"no such file","status":"error"}}', 'error'],
    ['a flag in JSON that was encoded twice', JSON.stringify('{"isError":true}'), 'error'],
    ['a flag that denies it', '{"content":[],"isError":false}', 'ok'],
    ['a mention of errors deep inside', '{"rows":[{"status":"error"}]}', 'ok'],
    ['a cut text', '{"isError":true,"content":[{"te', 'ok'],
  ])('tells of its failure by %s', (_, result, outcome) => {
    expect(outcomeOf(tool({ 'gen_ai.tool.call.result': result }, { status: 'ok' }))).toBe(outcome);
  });

  it.each([
    ['PermissionDeniedError', 'error'],
    ['ConnectionAbortedError', 'error'],
    ['execution_denied', 'denied'],
    ['AbortError', 'cancelled'],
  ])('is no denial because of the class of an error: %s', (type, outcome) => {
    expect(outcomeOf(tool({ 'error.type': type }, { status: 'error' }))).toBe(outcome);
  });
});

describe('Cline', () => {
  const used = (attributes: Attributes, eventName = 'task.tool_used') =>
    log('cline', { ulid: 't1', ...attributes }, { eventName });

  it('tells of a denial as of a call that was not approved and did not succeed', () => {
    const [session] = foldLogs(used({ tool: 'read_file', success: false, autoApproved: false }));
    expect(session?.runs[0]?.steps[0]?.calls).toMatchObject([
      { name: 'read_file', outcome: 'denied', error: undefined },
    ]);
  });

  it('tells twice of a call over MCP: it counts once, by its name', () => {
    const sessions = foldLogs(
      used({ tool: 'use_mcp_tool', success: true, autoApproved: false }),
      used({ toolName: 'search', status: 'started' }, 'task.mcp_tool_called'),
      used({ toolName: 'search', status: 'error' }, 'task.mcp_tool_called')
    );
    expect(totalsOf(sessions)).toMatchObject({ toolCalls: 1, toolErrors: 1, tools: ['search'] });
  });
});

describe('Roo Code', () => {
  it('reports input with what the cache read', () => {
    const completion = { taskId: 't1', inputTokens: 150, cacheReadTokens: 100, cacheWriteTokens: 20, outputTokens: 5 };
    const event = log('roo-code', completion, { eventName: 'LLM Completion' });
    expect(totalsOf(foldLogs(event))?.tokens).toMatchObject({ input: 30, cacheRead: 100, cacheWrite: 20 });
  });
});

describe('a usage in JSON', () => {
  const anthropic = { input_tokens: 150, output_tokens: 15, cache_read_input_tokens: 100 };
  const langfuse = (usage: object) =>
    totalsOf(
      fold(
        span({
          'langfuse.observation.type': 'generation',
          'langfuse.observation.usage_details': JSON.stringify(usage),
        })
      )
    )?.tokens;
  const mlflow = (format: string) =>
    totalsOf(
      fold(
        span({
          'mlflow.spanType': '"CHAT_MODEL"',
          'mlflow.message.format': format,
          'mlflow.chat.tokenUsage': JSON.stringify({ ...anthropic, total_tokens: 165 }),
        })
      )
    )?.tokens;

  it('is without cache where it is as Anthropic’s API answers', () => {
    expect(langfuse(anthropic)).toMatchObject({ input: 150, cacheRead: 100, output: 15 });
    expect(mlflow('"anthropic"')).toMatchObject({ input: 150, cacheRead: 100, output: 15 });
    expect(mlflow('"openai"')).toMatchObject({ input: 50, cacheRead: 100, output: 15 });
  });

  it('is inclusive where input and output make the total, whatever its names', () => {
    const details = { input_cached_tokens: 100, output_reasoning_tokens: 7 };
    const expected = { input: 30, cacheRead: 100, output: 8, reasoning: 7 };
    expect(langfuse({ input: 130, output: 15, total: 145, ...details })).toEqual(expected);
    expect(langfuse({ input: 30, output: 8, total: 145, ...details })).toEqual(expected);
  });
});

describe('Claude Code', () => {
  it('tells twice of a call that the model refused to answer: it counts once, and did not fail', () => {
    const event = (eventName: string, attributes: Attributes) =>
      log('claude-code', { 'session.id': 's1', model: 'a-model', ...attributes }, { eventName });
    const answered = event('api_request', { request_id: 'req_1', input_tokens: 10, output_tokens: 1 });
    const numbers: Attributes[] = [{ request_id: 'req_1' }, {}];
    for (const numbered of numbers) {
      expect(totalsOf(foldLogs(answered, event('api_refusal', numbered)))).toMatchObject({
        llmCalls: 1,
        llmErrors: 0,
        tokens: { input: 10, output: 1 },
      });
    }
  });

  it('and the spans of its provider’s server below it tell of one call, though one numbers requests, the other answers', () => {
    const call = span(
      {
        'span.type': 'llm_request',
        'session.id': 's1',
        'gen_ai.request.model': 'a-model',
        'gen_ai.response.id': 'req_1',
        input_tokens: 10,
        cache_read_tokens: 100,
        output_tokens: 15,
      },
      { emitter: emitter('claude-code', 'com.anthropic.claude_code.tracing') }
    );
    const served = chat(
      { 'gen_ai.response.id': 'msg_1', 'gen_ai.usage.input_tokens': 110, 'gen_ai.usage.output_tokens': 15 },
      '',
      { parentSpanId: call.spanId, emitter: emitter('claude-platform') }
    );
    expect(fold(call, served)).toMatchObject([
      { id: 's1', totals: { llmCalls: 1, tokens: { input: 10, cacheRead: 100, output: 15 } } },
    ]);
  });
});
