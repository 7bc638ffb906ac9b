import { chat, emitter, fold, log, totalsOf } from '../testing/samples';
import { span } from '../testing/spans';
import { foldSessions } from './sessions';

/** What conventions brought of late and dropped again long ago: samples after their texts, since no recording has them. */

const conversation = { 'gen_ai.conversation.id': 'c1' };
const answered = { 'gen_ai.usage.input_tokens': 130, 'gen_ai.usage.output_tokens': 15 };

describe('a failure that is told by an event of its own', () => {
  const exception = { 'exception.type': 'openai.RateLimitError', 'exception.message': 'Too many requests' };
  const event = { eventName: 'gen_ai.client.operation.exception' };
  const failed = { llmCalls: 1, llmErrors: 1 };

  it('belongs to the call that its record lies in', () => {
    const call = chat({ ...conversation });
    const record = { ...log('test', exception, event), traceId: call.traceId, spanId: call.spanId, time: call.end };
    const sessions = foldSessions({ spans: [call], logs: [record] });
    expect(totalsOf(sessions)).toMatchObject(failed);
    expect(sessions[0]?.runs[0]?.steps[0]?.calls[0]?.error).toMatchObject({
      type: 'openai.RateLimitError',
      message: 'Too many requests',
    });
  });

  it('belongs to the call that another record of the same span tells of', () => {
    const place = { traceId: 'b'.repeat(32), spanId: 'c'.repeat(16) };
    const details = log(
      'test',
      { ...conversation, 'gen_ai.operation.name': 'chat' },
      { eventName: 'gen_ai.client.inference.operation.details' }
    );
    const records = [
      { ...details, ...place, time: 1000 },
      { ...log('test', exception, event), ...place, time: 1001 },
    ];
    expect(totalsOf(foldSessions({ spans: [], logs: records }))).toMatchObject(failed);
  });

  it('is a call of its own where nothing else tells of one', () => {
    const record = log('test', { ...conversation, ...exception, 'gen_ai.operation.name': 'chat' }, event);
    expect(totalsOf(foldSessions({ spans: [], logs: [record] }))).toMatchObject(failed);
  });

  it('is no call where it is told of another operation', () => {
    const record = log('test', { ...conversation, ...exception, 'gen_ai.operation.name': 'embeddings' }, event);
    expect(foldSessions({ spans: [], logs: [record] })).toEqual([]);
  });

  it('is explained where it is an event of the span', () => {
    const attributes = Object.entries(exception).map(([key, stringValue]) => ({ key, value: { stringValue } }));
    const call = chat(conversation, 'test', {
      status: 'error',
      events: [{ name: event.eventName, time: 1, attributes }],
    });
    expect(fold(call)[0]?.runs[0]?.steps[0]?.calls[0]?.error).toMatchObject({
      type: 'openai.RateLimitError',
      message: 'Too many requests',
    });
  });
});

describe('a conversation that was condensed', () => {
  const compacted = { ...conversation, ...answered, 'gen_ai.conversation.compacted': true };

  it('is told by the first call that was sent less', () => {
    const calls = [chat({ ...conversation, ...answered }), chat(compacted), chat(compacted)];
    expect(fold(...calls)[0]?.compactions).toEqual([{ time: calls[1]?.start }]);
  });

  it('is told by a span of its own, once', () => {
    const agent = span({ ...conversation, 'gen_ai.operation.name': 'invoke_agent' });
    const condensing = span({ 'gen_ai.conversation.compacted': true }, { parentSpanId: agent.spanId, name: 'compact' });
    const call = chat(compacted, 'test', { parentSpanId: agent.spanId });
    expect(fold(agent, condensing, call)[0]?.compactions).toMatchObject([{ time: condensing.end }]);
  });

  it('is told by a span that lies outside of the agent’s', () => {
    const call = chat({ ...conversation, ...answered });
    const condensing = span({ 'gen_ai.conversation.compacted': true }, { name: 'compact' });
    const [session, ...others] = fold(call, condensing);
    expect(session?.compactions).toMatchObject([{ time: condensing.end }]);
    expect([session?.totals.runs, others]).toEqual([1, []]);
  });

  it('alone makes no session', () => {
    expect(fold(span({ ...conversation, 'gen_ai.conversation.compacted': true }))).toEqual([]);
  });
});

describe('messages that are written one attribute a field', () => {
  const traceloop = 'opentelemetry.instrumentation.openai';
  const asks = {
    'gen_ai.prompt.0.role': 'user',
    'gen_ai.prompt.0.content': 'Which one is it?',
    'gen_ai.completion.0.role': 'assistant',
    'gen_ai.completion.0.finish_reason': 'tool_calls',
    'gen_ai.completion.0.tool_calls.1.id': 'call_2',
    'gen_ai.completion.0.tool_calls.1.name': 'read',
    'gen_ai.completion.0.tool_calls.1.arguments': '{"path":"b"}',
    'gen_ai.completion.0.tool_calls.0.id': 'call_1',
    'gen_ai.completion.0.tool_calls.0.name': 'search',
    'gen_ai.completion.0.tool_calls.0.arguments': '{"q":"a"}',
  };
  const answers = {
    'gen_ai.prompt.2.role': 'tool',
    'gen_ai.prompt.2.tool_call_id': 'call_1',
    'gen_ai.prompt.2.content': 'Error: nothing found',
    'gen_ai.completion.0.content': 'done',
  };
  const tools = [
    { kind: 'tool', name: 'search', callId: 'call_1', arguments: '{"q":"a"}', outcome: 'error' },
    { kind: 'tool', name: 'read', callId: 'call_2', arguments: '{"path":"b"}', outcome: 'unknown' },
  ];
  const callsOf = (sessions: ReturnType<typeof fold>) =>
    sessions[0]?.runs.flatMap(({ steps }) => steps.flatMap(({ calls }) => calls));

  it('tell of tools, of how the answer ended, and what the session is about', () => {
    const sessions = fold(
      chat({ ...conversation, ...asks }, traceloop),
      chat({ ...conversation, ...answers }, traceloop)
    );
    expect(callsOf(sessions)?.filter(({ kind }) => kind === 'tool')).toMatchObject(tools);
    expect(callsOf(sessions)?.[0]).toMatchObject({ finish: 'tool_calls' });
    expect(sessions[0]?.name).toBe('Which one is it?');
  });

  it('tell the same by OpenInference’s names', () => {
    const call = (attributes: Record<string, string>) =>
      span(
        { 'session.id': 's1', 'openinference.span.kind': 'LLM', ...attributes },
        { emitter: emitter('test', 'openinference.instrumentation.openai') }
      );
    const [input, output] = ['llm.input_messages', 'llm.output_messages'];
    const sessions = fold(
      call({
        [`${input}.0.message.role`]: 'user',
        [`${input}.0.message.contents.0.message_content.text`]: 'Which one',
        [`${input}.0.message.contents.1.message_content.text`]: 'is it?',
        [`${output}.0.message.tool_calls.0.tool_call.id`]: 'call_1',
        [`${output}.0.message.tool_calls.0.tool_call.function.name`]: 'search',
        [`${output}.0.message.tool_calls.0.tool_call.function.arguments`]: '{"q":"a"}',
        [`${output}.0.message.tool_calls.1.tool_call.id`]: 'call_2',
        [`${output}.0.message.tool_calls.1.tool_call.function.name`]: 'read',
        [`${output}.0.message.tool_calls.1.tool_call.function.arguments`]: '{"path":"b"}',
      }),
      call({
        [`${input}.1.message.role`]: 'tool',
        [`${input}.1.message.tool_call_id`]: 'call_1',
        [`${input}.1.message.content`]: 'Error: nothing found',
      })
    );
    expect(callsOf(sessions)?.filter(({ kind }) => kind === 'tool')).toMatchObject(tools);
    expect(sessions[0]?.name).toBe('Which one');
  });

  it('may have any numbers and names', () => {
    const hostile = {
      'gen_ai.prompt.99999999999.content': 'far',
      'gen_ai.prompt.0.__proto__.polluted': 'yes',
      'gen_ai.prompt.__proto__.role': 'user',
      'gen_ai.completion.0.tool_calls.9999.name': 'many',
      'gen_ai.completion.0.tool_calls.x.name': 'none',
      'gen_ai.completion.-1.content': 'before',
    };
    expect(totalsOf(fold(chat({ ...conversation, ...hostile }, traceloop)))).toMatchObject({
      llmCalls: 1,
      toolCalls: 0,
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

it('takes the time to the first token from when Langfuse says that it came', () => {
  const attributes = (at: number) => ({
    'langfuse.observation.type': 'generation',
    'langfuse.observation.completion_start_time': JSON.stringify(new Date(at).toISOString()),
  });
  const at = (start: number, first: number) =>
    fold(span(attributes(first), { start, end: start + 5000 }))[0]?.runs[0]?.steps[0]?.calls[0];
  expect(at(1_000_000, 1_000_700)).toMatchObject({ timeToFirstToken: 700 });
  expect(at(1_000_000, 999_000)).toMatchObject({ timeToFirstToken: undefined });
});
