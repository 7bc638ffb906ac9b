import type { RawLog } from '../telemetry';
import { foldLogs, log, type Attributes } from '../../testing/samples';

/** A call of a model that a log record alone tells of. */
const call = (conversation: string, time: number, attributes: Attributes, traceId = 'a'.repeat(32)): RawLog =>
  log(
    'test',
    {
      'gen_ai.conversation.id': conversation,
      'gen_ai.request.model': 'a-model',
      'gen_ai.usage.output_tokens': 1,
      ...attributes,
    },
    { traceId, time, eventName: 'gen_ai.client.inference.operation.details' }
  );

const asks = (name: string, args: unknown) => ({
  'gen_ai.output.messages': JSON.stringify([
    { role: 'assistant', parts: [{ type: 'tool_call', id: 'c1', name, arguments: args }] },
  ]),
});
const hears = {
  'gen_ai.input.messages': JSON.stringify([
    { role: 'user', parts: [{ type: 'tool_call_response', id: 'c1', response: 'done' }] },
  ]),
};
const prompted = (text: string) => ({
  'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: text }] }]),
});

const parent = (name: string, args: unknown = {}) => [call('main', 1000, asks(name, args)), call('main', 5000, hears)];
const sessionsOf = (...logs: RawLog[]) =>
  foldLogs(...logs).map(({ id, totals }) => [id, totals.llmCalls, totals.subAgents]);

describe('sub-agents that log records alone tell of, with conversations of their own', () => {
  it('belong to the session whose tool call is named like them', () => {
    const child = call('other', 3000, { 'gen_ai.agent.name': 'collector' });
    expect(sessionsOf(...parent('collector'), child)).toEqual([['main', 3, 1]]);
    expect(sessionsOf(child, ...parent('collector').reverse())).toEqual([['main', 3, 1]]);
  });

  it('belong to the session whose tool call handed them their prompt', () => {
    const child = call('other', 3000, prompted('Collect the open items.'));
    expect(sessionsOf(...parent('delegate', { task: 'Collect the open items.' }), child)).toEqual([['main', 3, 1]]);
  });

  it.each([
    ['nothing asked for them', call('other', 3000, { 'gen_ai.agent.name': 'reviewer' })],
    ['they began before the call', call('other', 500, { 'gen_ai.agent.name': 'collector' })],
    ['they went on after the call', call('other', 6000, { 'gen_ai.agent.name': 'collector' })],
    ['they lie in another trace', call('other', 3000, { 'gen_ai.agent.name': 'collector' }, 'c'.repeat(32))],
  ])('are sessions of their own where %s', (_, child) => {
    expect(sessionsOf(...parent('collector'), child)).toHaveLength(2);
  });
});
