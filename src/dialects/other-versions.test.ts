import { chat, emitter, fold, tool, totalsOf } from '../testing/samples';
import { span } from '../testing/spans';

/** What emitters write in other versions and set-ups than those that were recorded. */

const conversation = { 'gen_ai.conversation.id': 'c1' };
const usage = { 'gen_ai.usage.input_tokens': 130, 'gen_ai.usage.output_tokens': 15 };

describe('Google ADK', () => {
  const adk = { emitter: emitter('test', 'gcp.vertex.agent') };
  const callLlm = () =>
    span(
      { 'gen_ai.system': 'gcp.vertex.agent', 'gen_ai.request.model': 'gemini-2.5-flash', ...usage },
      { ...adk, name: 'call_llm' }
    );

  it('calls its model in a span without an operation, before there was another one inside', () => {
    expect(totalsOf(fold(callLlm()))).toMatchObject({ llmCalls: 1, providers: ['gcp.gemini'], tokens: { input: 130 } });
  });

  it('tells of a call once where there is another one inside', () => {
    const outer = callLlm();
    const inner = chat({ 'gen_ai.operation.name': 'generate_content', ...usage }, 'gcp.vertex.agent', {
      parentSpanId: outer.spanId,
      start: outer.start,
      end: outer.end,
    });
    expect(totalsOf(fold(outer, inner))).toMatchObject({ llmCalls: 1, tokens: { input: 130 } });
  });

  it('has a span for what several tools answered together, which is no call', () => {
    const merged = tool({ 'gen_ai.tool.name': '(merged tools)' }, { ...adk, name: 'execute_tool (merged)' });
    expect(totalsOf(fold(callLlm(), tool({}, adk), merged))).toMatchObject({ toolCalls: 1, tools: ['search'] });
  });

  it('names a tool that threw by its span alone', () => {
    const thrown = span({}, { ...adk, name: 'execute_tool read_record', status: 'error' });
    expect(totalsOf(fold(callLlm(), thrown))).toMatchObject({ toolCalls: 1, tools: ['read_record'], toolErrors: 1 });
  });
});

it('counts a call over MCP that the client alone tells of, by the name of its span', () => {
  const agent = span({ ...conversation, 'gen_ai.operation.name': 'invoke_agent' });
  const sent = span(
    { 'mcp.method.name': 'tools/call', 'error.type': 'tool_error' },
    { parentSpanId: agent.spanId, name: 'MCP send tools/call search', emitter: emitter('test', 'mcp-python-sdk') }
  );
  const listed = span({ 'mcp.method.name': 'tools/list' }, { parentSpanId: agent.spanId, name: 'MCP send tools/list' });
  expect(totalsOf(fold(agent, sent, listed))).toMatchObject({ toolCalls: 1, toolErrors: 1, tools: ['search'] });
});

it('counts a call over MCP once where a framework tells of it, too', () => {
  const call = tool({ ...conversation, 'gen_ai.tool.call.id': 'call_1' });
  const sent = span(
    { 'mcp.method.name': 'tools/call' },
    { parentSpanId: call.spanId, name: 'tools/call search', start: call.start, end: call.end }
  );
  expect(totalsOf(fold(call, sent))).toMatchObject({ toolCalls: 1 });
});

it.each([
  ['us.anthropic.claude-sonnet-4-20250514-v1:0', 'aws.bedrock'],
  ['amazon.nova-pro-v1:0', 'aws.bedrock'],
  ['claude-sonnet-4-5', 'anthropic'],
  ['gpt-5.2', 'openai'],
])('knows who answered by the model where a framework names itself: %s', (model, provider) => {
  const call = chat({ 'gen_ai.system': 'strands-agents', 'gen_ai.request.model': model, ...usage });
  expect(totalsOf(fold(call))?.providers).toEqual([provider]);
});

it('reads the names of later versions of the AI SDK under the scope of the first', () => {
  const cached = { ...usage, 'gen_ai.usage.cache_creation.input_tokens': 20, 'ai.settings.context.sessionId': 's1' };
  const call = chat(cached, 'ai');
  const used = tool({ 'gen_ai.tool.call.id': 'call_1' }, { emitter: emitter('test', 'ai') });
  expect(totalsOf(fold(call, used))).toMatchObject({
    tokens: { input: 110, cacheWrite: 20, output: 15 },
    tools: ['search'],
  });
});

describe('requests of one session without a span of an agent', () => {
  const MINUTE = 60_000;

  /** One trace: a span around, a call of a model and one of a tool in it. */
  const request = (trace: string, start: number, around: Record<string, string>) => {
    const place = { traceId: trace.repeat(32), emitter: emitter('test', 'openinference.instrumentation.langchain') };
    const top = span({ 'session.id': 's1', ...around }, { ...place, start, end: start + 5000 });
    const inside = { ...place, parentSpanId: top.spanId };
    const kind = 'openinference.span.kind';
    return [
      top,
      span({ 'session.id': 's1', [kind]: 'LLM' }, { ...inside, start: start + 1000, end: start + 2000 }),
      span({ 'session.id': 's1', [kind]: 'TOOL' }, { ...inside, start: start + 2000, end: start + 3000 }),
    ];
  };

  it('are runs where each has a span that the emitter puts around it', () => {
    const chain = { 'openinference.span.kind': 'CHAIN' };
    const spans = [...request('a', 0, chain), ...request('b', MINUTE, chain), ...request('c', 2 * MINUTE, chain)];
    expect(totalsOf(fold(...spans))).toMatchObject({ runs: 3, llmCalls: 3, toolCalls: 3 });
  });

  it('are one run where what is around them is not the emitter’s, or goes on at the same time', () => {
    const http = { 'http.request.method': 'POST' };
    expect(totalsOf(fold(...request('a', 0, http), ...request('b', MINUTE, http)))).toMatchObject({ runs: 1 });
    const chain = { 'openinference.span.kind': 'CHAIN' };
    expect(totalsOf(fold(...request('a', 0, chain), ...request('b', 2000, chain)))).toMatchObject({ runs: 1 });
  });
});
