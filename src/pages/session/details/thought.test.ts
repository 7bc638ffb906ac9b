import { readConversation } from '../../../model/messages/conversation';
import { thoughtOf } from './thought';

const of = (answer: unknown) => {
  const raw = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return thoughtOf({ answered: { raw, messages: readConversation(raw) } });
};

it('is what the model said beside its calls, else what it thought', () => {
  const call = { type: 'tool_call', id: '1', name: 'read', arguments: {} };
  const said = { type: 'text', content: '\n I look first.\nThen I act.' };
  const thinking = { type: 'reasoning', content: 'Perhaps the file is there.' };
  expect(of([{ role: 'assistant', parts: [thinking, said, call] }])).toBe('I look first.');
  expect(of([{ role: 'assistant', parts: [thinking, call] }])).toBe('Perhaps the file is there.');
  expect(of([{ role: 'assistant', parts: [call] }])).toBeUndefined();
});

it('is read of plain texts, and not of what was cut', () => {
  expect(of('Done.\nAll of it.')).toBe('Done.');
  expect(of('[{"role":"assistant","par')).toBeUndefined();
  expect(of('x'.repeat(500))).toHaveLength(200);
  expect(thoughtOf({})).toBeUndefined();
});
