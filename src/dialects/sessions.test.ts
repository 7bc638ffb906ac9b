import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { spansOfTraces } from '../model/otlp/json';
import type { Session } from '../model/session';
import type { RawSpan } from '../model/telemetry';
import { span } from '../testing/spans';
import { foldSessions } from './sessions';

const CAPTURES = path.resolve(__dirname, '../../tests/fixtures/ai-sdk');

interface Derivable {
  sessions: number;
  llmSuccessful: number;
  failedLogicalCalls: number;
  toolCalls: Record<string, number>;
  failedToolCalls: Record<string, number>;
  tokens: { uncachedInput: number; cacheRead: number; cacheWrite: number; outputAndReasoning: number };
  subAgents: number;
}

function capture(scenario: string): RawSpan[] {
  const requests = JSON.parse(readFileSync(path.join(CAPTURES, `${scenario}.json`), 'utf8'));
  return requests.flatMap(({ request }: { request: unknown }) => spansOfTraces(request));
}

function derivable(scenario: string): Derivable {
  return JSON.parse(readFileSync(path.join(CAPTURES, `${scenario}.expected.json`), 'utf8')).derivable;
}

/** Without notes: that something arrived twice is worth a note, and nothing else. */
const fold = (spans: readonly RawSpan[]) =>
  foldSessions({ spans, logs: [] }).map((session) => ({ ...session, notes: [] }));

const SCENARIOS = readdirSync(CAPTURES)
  .filter((file) => file.endsWith('.expected.json'))
  .map((file) => file.replace('.expected.json', ''));

it('ends with what goes on in the background, not with the record that started it', () => {
  const root = span({ 'gen_ai.operation.name': 'invoke_agent' }, { start: 1e12, end: 1e12 + 20_000 });
  const late = span(
    { 'gen_ai.operation.name': 'chat' },
    { traceId: root.traceId, parentSpanId: root.spanId, start: 1e12 + 120_000, end: 1e12 + 125_000 }
  );
  const [session] = foldSessions({ spans: [root, late], logs: [] });
  expect(session).toMatchObject({ start: 1e12, end: 1e12 + 125_000, lastActivity: 1e12 + 125_000 });
});

describe.each(SCENARIOS)('recorded telemetry: %s', (scenario) => {
  it('gives the figures that were counted at the model server', () => {
    const expected = derivable(scenario);
    const sessions = fold(capture(scenario));
    expect(sessions).toHaveLength(expected.sessions);
    const [{ totals }] = sessions as unknown as [Session];
    expect(totals).toMatchObject({
      llmCalls: expected.llmSuccessful + expected.failedLogicalCalls,
      llmErrors: expected.failedLogicalCalls,
      toolCalls: sum(expected.toolCalls),
      toolErrors: sum(expected.failedToolCalls),
      subAgents: expected.subAgents,
      tools: Object.keys(expected.toolCalls).sort(),
    });
    const { input, cacheRead, cacheWrite, output = 0, reasoning = 0 } = totals.tokens;
    expect({ uncachedInput: input, cacheRead, cacheWrite, outputAndReasoning: output + reasoning }).toEqual(
      expected.tokens
    );
  });

  it('does not depend on order, nor on what is delivered twice', () => {
    const spans = capture(scenario);
    const expected = fold(spans);
    fc.assert(
      fc.property(fc.shuffledSubarray([...spans, ...spans], { minLength: 2 * spans.length }), (delivered) => {
        expect(fold(delivered)).toEqual(expected);
      }),
      { numRuns: 20 }
    );
  });

  it('gives the same figures below a span of somebody else', () => {
    const spans = capture(scenario);
    const root = spans.find((candidate) => candidate.parentSpanId === '');
    const wrapper = span(
      { 'http.request.method': 'POST' },
      { traceId: root?.traceId, spanId: 'f'.repeat(16), start: root?.start, end: root?.end }
    );
    const wrapped = spans.map((child) =>
      child.parentSpanId === '' ? { ...child, parentSpanId: 'f'.repeat(16) } : child
    );
    expect(fold([wrapper, ...wrapped])[0]?.totals).toEqual(fold(spans)[0]?.totals);
  });
});

describe('sessions', () => {
  const agent = (id: string, overrides: Partial<RawSpan> = {}) =>
    span({ 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.conversation.id': id }, overrides);

  it('span several traces', () => {
    const sessions = fold([agent('s1', { traceId: '1'.repeat(32) }), agent('s1', { traceId: '2'.repeat(32) })]);
    expect(sessions).toMatchObject([{ id: 's1', key: 'gen_ai.conversation.id', totals: { runs: 2 } }]);
  });

  it('share a trace when a workflow starts several agents side by side', () => {
    const workflow = span({ 'gen_ai.operation.name': 'invoke_workflow' });
    const parentSpanId = workflow.spanId;
    const sessions = fold([workflow, agent('s1', { parentSpanId }), agent('s2', { parentSpanId })]);
    expect(sessions.map((session) => session.id).sort()).toEqual(['s1', 's2']);
  });

  it('include a sub-agent that names a conversation of its own', () => {
    const main = agent('s1');
    const tool = span({ 'gen_ai.operation.name': 'execute_tool' }, { parentSpanId: main.spanId });
    const sessions = fold([main, tool, agent('generated', { parentSpanId: tool.spanId })]);
    expect(sessions).toMatchObject([{ id: 's1', totals: { runs: 1, subAgents: 1 } }]);
  });

  it('are the trace where nothing names a session', () => {
    const traceId = '3'.repeat(32);
    const sessions = fold([span({ 'gen_ai.operation.name': 'chat' }, { traceId })]);
    expect(sessions).toMatchObject([{ id: traceId, key: 'trace id', totals: { llmCalls: 1 } }]);
  });

  it('are not made from ordinary traces', () => {
    expect(fold([span({ 'http.request.method': 'GET' })])).toEqual([]);
  });

  it('keep calls whose agent was lost, under an incomplete run', () => {
    const sessions = fold([span({ 'gen_ai.operation.name': 'chat' }, { parentSpanId: 'f'.repeat(16) })]);
    expect(sessions[0]?.runs).toMatchObject([{ incomplete: true, status: 'unknown' }]);
  });
});

describe('calls', () => {
  const chat = (attributes: Record<string, string | number>, overrides: Partial<RawSpan> = {}) =>
    span({ 'gen_ai.operation.name': 'chat', ...attributes }, overrides);

  it('reported by a framework and by its client library are one', () => {
    const outer = chat({ 'gen_ai.response.id': 'r1', 'gen_ai.usage.output_tokens': 5 });
    const inner = chat(
      { 'gen_ai.response.id': 'r1', 'gen_ai.usage.output_tokens': 5, 'gen_ai.usage.input_tokens': 7 },
      { parentSpanId: outer.spanId }
    );
    expect(fold([outer, inner])[0]?.totals).toMatchObject({ llmCalls: 1, tokens: { input: 7, output: 5 } });
  });

  it('with answers of their own are two, though one is inside the other', () => {
    const outer = chat({ 'gen_ai.response.id': 'r1' });
    const inner = chat({ 'gen_ai.response.id': 'r2' }, { parentSpanId: outer.spanId });
    expect(fold([outer, inner])[0]?.totals.llmCalls).toBe(2);
  });

  it('of a tool and of its protocol are one, and an error told by either counts', () => {
    const tool = (overrides: Partial<RawSpan>) =>
      span({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'search' }, overrides);
    const outer = tool({ status: 'ok' });
    const inner = tool({ parentSpanId: outer.spanId, status: 'error' });
    expect(fold([outer, inner])[0]?.totals).toMatchObject({ toolCalls: 1, toolErrors: 1 });
  });

  it('of one tool are apart when a model numbers them anew each turn', () => {
    const tool = () =>
      span({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'ls', 'gen_ai.tool.call.id': 'call_0' });
    expect(fold([tool(), tool()])[0]?.totals.toolCalls).toBe(2);
  });

  it('say unknown where nothing tells how they ended', () => {
    const [session] = fold([span({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'ls' })]);
    expect(session?.runs[0]?.steps[0]?.calls[0]?.outcome).toBe('unknown');
  });

  it('start a step with each answer of the model where the dialect has no steps', () => {
    const tool = span({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'ls' }, { start: 2, end: 3 });
    const [session] = fold([chat({}, { start: 1, end: 2 }), tool, chat({}, { start: 4, end: 5 })]);
    expect(session?.runs[0]?.steps.map((step) => step.calls.length)).toEqual([2, 1]);
  });

  it('take their error from an exception event where no attribute has it', () => {
    const time = 1;
    const attributes = [{ key: 'exception.message', value: { stringValue: 'no such file' } }];
    const failed = span(
      { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'ls' },
      { status: 'error', events: [{ name: 'exception', time, attributes }] }
    );
    expect(fold([failed])[0]?.runs[0]?.steps[0]?.calls[0]).toMatchObject({
      outcome: 'error',
      error: { message: 'no such file' },
    });
  });
});

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
