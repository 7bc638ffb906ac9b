import { callsOf } from '../testing/calls';
import { span } from '../testing/spans';
import { foldSessions } from './sessions';

/** What a client library sees of one turn: the request with all that was said before, and the answer. */
const chat = (input: unknown, output: unknown, attributes: Record<string, string> = {}) =>
  span({
    'gen_ai.operation.name': 'chat',
    'gen_ai.conversation.id': 'c1',
    'gen_ai.input.messages': JSON.stringify(input),
    'gen_ai.output.messages': JSON.stringify(output),
    ...attributes,
  });

const tools = (...spans: Array<ReturnType<typeof span>>) =>
  callsOf(foldSessions({ spans, logs: [] })).filter((call) => call.kind === 'tool');

const asks = (part: object) => [{ role: 'assistant', parts: [part] }];
const otel = { type: 'tool_call', id: 'call_1', name: 'search', arguments: { q: 'a' } };

describe('tool calls inside messages', () => {
  it.each([
    ['OpenTelemetry', [{ role: 'assistant', parts: [otel] }]],
    [
      'Chat Completions',
      {
        choices: [
          { message: { tool_calls: [{ id: 'call_1', function: { name: 'search', arguments: '{"q":"a"}' } }] } },
        ],
      },
    ],
    ['Responses', { output: [{ type: 'function_call', call_id: 'call_1', name: 'search', arguments: '{"q":"a"}' }] }],
    ['Anthropic', { content: [{ type: 'tool_use', id: 'call_1', name: 'search', input: { q: 'a' } }] }],
    ['AI SDK', [{ type: 'tool-call', toolCallId: 'call_1', toolName: 'search', input: { q: 'a' } }]],
  ])('are found as %s writes them', (_, output) => {
    expect(tools(chat([], output))).toMatchObject([
      { name: 'search', callId: 'call_1', arguments: '{"q":"a"}', outcome: 'unknown' },
    ]);
  });

  it('of Gemini have no id', () => {
    const output = { candidates: [{ content: { parts: [{ functionCall: { name: 'search', args: { q: 'a' } } }] } }] };
    expect(tools(chat([], output))).toMatchObject([{ name: 'search', callId: undefined, arguments: '{"q":"a"}' }]);
  });

  it.each([
    ['OpenTelemetry', { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', response: 'found' }] }],
    ['Chat Completions', { role: 'tool', tool_call_id: 'call_1', content: 'found' }],
    ['Responses', { type: 'function_call_output', call_id: 'call_1', output: 'found' }],
    [
      'Anthropic',
      {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: 'call_1', content: [{ type: 'text', text: 'found' }] }],
      },
    ],
    ['AI SDK', { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'call_1', output: 'found' }] }],
  ])('take their result from the next request, as %s writes it; it is no sign of success', (_, answer) => {
    expect(tools(chat([], asks(otel)), chat([answer], asks({ type: 'text', content: 'done' })))).toMatchObject([
      { result: 'found', outcome: 'unknown' },
    ]);
  });

  it.each([
    [{ role: 'tool', tool_call_id: 'call_1', content: 'Error: no such file' }],
    [{ role: 'tool', tool_call_id: 'call_1', content: 'ValueError: no such file' }],
    [{ type: 'tool_result', tool_use_id: 'call_1', content: 'no such file', is_error: true }],
    [{ role: 'tool', tool_call_id: 'call_1', content: '{"error":"no such file"}' }],
  ])('have failed where the result says so: %j', (answer) => {
    expect(tools(chat([], asks(otel)), chat([answer], []))).toMatchObject([{ outcome: 'error' }]);
  });

  it.each([['Errors found: 0'], ['No error'], ['{"errors":[]}']])(
    'have not failed because of the result %j',
    (content) => {
      const answer = { role: 'tool', tool_call_id: 'call_1', content };
      expect(tools(chat([], asks(otel)), chat([answer], []))).toMatchObject([{ outcome: 'unknown' }]);
    }
  );

  it('count once, however often messages repeat them', () => {
    const history = [{ role: 'assistant', parts: [otel] }];
    expect(tools(chat([], asks(otel)), chat(history, asks(otel)), chat(history, []))).toHaveLength(1);
  });

  it('give way to records of tools in the same session, with or without the id of the call', () => {
    const tool = span({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'find',
      'gen_ai.conversation.id': 'c1',
    });
    expect(tools(chat([], asks(otel)), tool)).toMatchObject([{ name: 'find' }]);
    const elsewhere = { ...tool, traceId: 'b'.repeat(32) };
    expect(tools(chat([], asks(otel)), elsewhere)).toMatchObject([{ name: 'find' }]);
  });

  it('are none in messages that were cut', () => {
    const cut = span({
      'gen_ai.operation.name': 'chat',
      'gen_ai.output.messages': JSON.stringify(asks(otel)).slice(0, -5),
    });
    expect(tools(cut)).toEqual([]);
  });

  it('complete records of tools that have no arguments, as those of a protocol are', () => {
    const tool = () =>
      span({
        'mcp.method.name': 'tools/call',
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'search',
        'gen_ai.conversation.id': 'c1',
      });
    const again = { ...otel, id: 'call_2' };
    const answer = { role: 'tool', tool_call_id: 'call_1', content: 'found' };
    const spans = [chat([], asks(otel)), tool(), chat([answer], asks(again)), tool()];
    expect(tools(...spans)).toMatchObject([
      { name: 'search', callId: 'call_1', arguments: '{"q":"a"}', result: 'found' },
      { name: 'search', callId: 'call_2', arguments: '{"q":"a"}' },
    ]);
  });
});
