import { llmCall } from '../../../testing/sketches';
import { span } from '../../../testing/spans';
import { messagesOf } from '../../../loading/session/callMessages';
import { requestOf } from './request';

const call = llmCall({ requestModel: 'gpt-5.2', temperature: 0.2 });
const messages = [
  { role: 'user', parts: [{ type: 'text', content: 'fix it' }] },
  {
    role: 'assistant',
    parts: [
      { type: 'reasoning', content: 'hm' },
      { type: 'tool_call', id: 'c1', name: 'read', arguments: { path: 'a' } },
    ],
  },
  { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c1', response: 'found' }] },
];

it('is the request as the API takes it, with what was recorded of its parameters', () => {
  const tools = [{ type: 'function', name: 'read' }];
  const chat = span({
    'gen_ai.operation.name': 'chat',
    'gen_ai.input.messages': JSON.stringify(messages),
    'gen_ai.system_instructions': JSON.stringify([{ type: 'text', content: 'be brief' }]),
    'gen_ai.tool.definitions': JSON.stringify(tools),
    'gen_ai.request.max_tokens': 100,
  });
  expect(requestOf(call, chat, messagesOf(chat))).toEqual({
    request: {
      model: 'gpt-5.2',
      temperature: 0.2,
      max_completion_tokens: 100,
      tools: [{ type: 'function', function: { name: 'read', parameters: { type: 'object', properties: {} } } }],
      messages: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'fix it' },
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'read', arguments: '{"path":"a"}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: 'found' },
      ],
    },
    missing: [],
  });
});

it('says what is missing', () => {
  const bare = span({ 'gen_ai.operation.name': 'chat' });
  expect(requestOf(call, bare, messagesOf(bare)).missing).toEqual(['messages', 'tools', 'parameters']);
  const cut = span({ 'gen_ai.operation.name': 'chat', 'gen_ai.input.messages': '[{"role":"us' });
  expect(requestOf(call, cut, messagesOf(cut)).missing).toContain('unreadable');
  const image = [{ role: 'user', parts: [{ type: 'image', data: 'x' }] }];
  const pictured = span({ 'gen_ai.operation.name': 'chat', 'gen_ai.input.messages': JSON.stringify(image) });
  expect(requestOf(call, pictured, messagesOf(pictured)).missing).toContain('other_content');
});
