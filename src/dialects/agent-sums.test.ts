import type { RawSpan } from '../model/telemetry';
import { chat, fold, log, tool, type Attributes } from '../testing/samples';
import { span } from '../testing/spans';
import { foldSessions } from './sessions';

describe('what an agent’s span sums up', () => {
  const usage = { 'gen_ai.usage.input_tokens': 260, 'gen_ai.usage.output_tokens': 30 };
  const agent = (attributes: Attributes, overrides: Partial<RawSpan> = {}) =>
    span({ 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.conversation.id': 's1', ...attributes }, overrides);

  it('counts as one call where no record tells of any, once however deep it is repeated', () => {
    const outer = agent({ ...usage, 'gen_ai.request.model': 'a-model' });
    const used = tool({ 'gen_ai.tool.name': 'delegate' }, { parentSpanId: outer.spanId });
    const inner = agent(usage, { parentSpanId: used.spanId });
    expect(fold(outer, used, inner)).toMatchObject([
      { totals: { runs: 1, subAgents: 1, steps: 2, llmCalls: 1, llmErrors: 0, tokens: { input: 260, output: 30 } } },
    ]);
    const wrapped = fold(outer, agent(usage, { parentSpanId: outer.spanId, status: 'error' }));
    expect(wrapped).toMatchObject([{ totals: { llmCalls: 1, llmErrors: 0, tokens: { input: 260 } } }]);
    expect(wrapped[0]?.notes.map(({ code }) => code)).toContain('from_sum');
  });

  it('does not count beside calls, whether they lie below it, are log records or have lost their agent', () => {
    const run = agent(usage, { start: 1000, end: 9000 });
    const one = { 'gen_ai.usage.input_tokens': 130, 'gen_ai.usage.output_tokens': 15, 'gen_ai.conversation.id': 's1' };
    const event = log('test', one, { eventName: 'gen_ai.client.inference.operation.details', time: 5000 });
    const expected = [{ totals: { llmCalls: 1, tokens: { input: 130, output: 15 } } }];
    expect(fold(run, chat(one, undefined, { parentSpanId: run.spanId }))).toMatchObject(expected);
    expect(fold(run, chat(one, undefined, { traceId: 'b'.repeat(32) }))).toMatchObject(expected);
    expect(foldSessions({ spans: [run], logs: [event] })).toMatchObject(expected);
  });
});
