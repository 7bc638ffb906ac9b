import { span } from '../../testing/spans';
import { chat, emitter, fold, type Attributes } from '../../testing/samples';
import type { RawSpan } from '../telemetry';

const CLIENT_TRACE = 'c'.repeat(32);
const framework = { emitter: emitter('test', 'openinference.instrumentation.langchain') };

const agent = span({ 'openinference.span.kind': 'AGENT' }, { ...framework, start: 1000, end: 9000 });

/** A call as a framework tells of it, within its agent. */
const called = (attributes: Attributes, overrides: Partial<RawSpan> = {}) =>
  span(
    { 'openinference.span.kind': 'LLM', 'llm.token_count.completion': 15, ...attributes },
    { ...framework, parentSpanId: agent.spanId, start: 2000, end: 4000, status: 'ok', ...overrides }
  );

/** The same call as the client library tells of it, below nothing of the framework's. */
const sent = (attributes: Attributes, overrides: Partial<RawSpan> = {}) =>
  chat({ 'gen_ai.usage.output_tokens': 15, 'gen_ai.usage.input_tokens': 130, ...attributes }, 'com.anthropic.sdk', {
    start: 2100,
    end: 3900,
    traceId: CLIENT_TRACE,
    ...overrides,
  });

const totals = (...spans: RawSpan[]) =>
  fold(...spans).map(({ id, totals: { runs, steps, llmCalls, llmErrors, tokens } }) => [
    id === CLIENT_TRACE ? 'client' : 'agent',
    runs,
    steps,
    llmCalls,
    llmErrors,
    tokens.input,
    tokens.output,
  ]);

describe('a call that a framework and its client library tell of apart', () => {
  const answer = { 'output.value': '{"llm_output": {"id": "msg_1"}}' };

  it.each([
    ['in a trace of its own', CLIENT_TRACE],
    ['beside the agent', agent.traceId],
  ])('is one by the id of the answer: %s', (_, traceId) => {
    const client = sent({ 'gen_ai.response.id': 'msg_1' }, { traceId });
    const once = [['agent', 1, 1, 1, 0, 130, 15]];
    expect(totals(agent, called(answer), client)).toEqual(once);
    expect(totals(client, called(answer), agent)).toEqual(once);
  });

  it('is one where the framework tells no id, and the other lies inside it', () => {
    expect(totals(agent, called({}), sent({ 'gen_ai.response.id': 'msg_1' }))).toEqual([
      ['agent', 1, 1, 1, 0, 130, 15],
    ]);
  });

  it('is one failed call where both say that it failed', () => {
    const failed = { status: 'error' as const };
    expect(totals(agent, called({}, failed), sent({ 'error.type': '500' }, failed))).toMatchObject([
      ['agent', 1, 1, 1, 1, 130, 15],
    ]);
  });

  it.each([
    ['another answer', called(answer), sent({ 'gen_ai.response.id': 'msg_2' })],
    ['another time', called({}), sent({ 'gen_ai.response.id': 'msg_1' }, { end: 5000 })],
    ['the same id long after', called(answer), sent({ 'gen_ai.response.id': 'msg_1' }, { start: 6000, end: 7000 })],
  ])('is two where they tell of %s', (_, outer, client) => {
    expect(totals(agent, outer, client)).toHaveLength(2);
  });

  it('is two where they tell of different amounts', () => {
    const client = sent({ 'gen_ai.response.id': 'msg_1', 'gen_ai.usage.output_tokens': 99 });
    expect(totals(agent, called({}), client).reduce((sum, [, , , calls]) => sum + Number(calls), 0)).toBe(2);
  });
});

it('takes a failure inside a call that was answered for an attempt, and the model for one that it fell back from', () => {
  const outer = chat({ 'gen_ai.request.model': 'small', 'gen_ai.response.id': 'r2' }, undefined, {
    start: 1000,
    end: 5000,
  });
  const inner = chat({ 'gen_ai.request.model': 'large', 'error.type': '500' }, 'client', {
    parentSpanId: outer.spanId,
    start: 1100,
    end: 2000,
    status: 'error',
  });
  const [session] = fold(outer, inner);
  expect(session).toMatchObject({ totals: { llmCalls: 1, llmErrors: 0, steps: 1 } });
  expect(session?.runs[0]?.steps[0]?.calls).toMatchObject([
    { outcome: 'ok', fallbackFrom: 'large' },
    { outcome: 'error', superseded: true },
  ]);
});

it('knows an agent of LangChain by the name that the spans around it carry', () => {
  const chain = (name: string, metadata: string, parentSpanId = '') =>
    span({ 'openinference.span.kind': 'CHAIN', metadata }, { ...framework, name, parentSpanId });
  const main = chain('reporter', '{"lc_agent_name": "reporter"}');
  const node = chain('model', '{"lc_agent_name": "reporter"}', main.spanId);
  const sub = chain('collector', '{"lc_agent_name": "collector"}', node.spanId);
  const call = called({}, { parentSpanId: sub.spanId });
  expect(fold(main, node, sub, call)).toMatchObject([{ totals: { llmCalls: 1 }, agent: 'collector' }]);
  const own = called({}, { parentSpanId: node.spanId, start: 5000, end: 6000 });
  expect(fold(main, node, sub, call, own)).toMatchObject([
    { agent: 'reporter', totals: { runs: 1, subAgents: 1, llmCalls: 2 } },
  ]);
});
