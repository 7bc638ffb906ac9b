import { span } from '../../testing/spans';
import { chat, fold, tool, type Attributes } from '../../testing/samples';
import type { RawSpan } from '../telemetry';

/** A span of a server or a client of HTTP: no agent's work. */
const http = (attributes: Attributes, overrides: Partial<RawSpan> = {}) =>
  span({ 'http.request.method': 'POST', ...attributes }, { name: 'POST /chat', ...overrides });
const agent = (attributes: Attributes, overrides: Partial<RawSpan> = {}) =>
  span({ 'gen_ai.operation.name': 'invoke_agent', ...attributes }, overrides);

const sessionsOf = (...spans: RawSpan[]) =>
  fold(...spans).map(({ id, totals }) => [id, totals.runs, totals.subAgents, totals.llmCalls]);

const TRACE = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);

describe('agents below the span of an HTTP server', () => {
  it('are one session of the trace where nobody names one', () => {
    const root = http({});
    expect(sessionsOf(root, chat({}, undefined, { parentSpanId: root.spanId }))).toEqual([[TRACE, 1, 0, 1]]);
    const agents = [1, 2].map(() => agent({}, { parentSpanId: root.spanId }));
    expect(sessionsOf(root, ...agents)).toEqual([[TRACE, 2, 0, 0]]);
  });

  it('are one session over requests that name it', () => {
    const requests = [TRACE, OTHER].flatMap((traceId) => {
      const root = http({ 'session.id': 's1' }, { traceId });
      return [root, agent({}, { traceId, parentSpanId: root.spanId })];
    });
    expect(sessionsOf(...requests)).toEqual([['s1', 2, 0, 0]]);
  });

  it('are the sessions that they name themselves: a server groups nothing', () => {
    const root = http({ 'session.id': 'visit' });
    const agents = ['c1', 'c2'].map((id) => agent({ 'gen_ai.conversation.id': id }, { parentSpanId: root.spanId }));
    expect(sessionsOf(root, ...agents).sort()).toEqual([
      ['c1', 1, 0, 0],
      ['c2', 1, 0, 0],
    ]);
  });
});

describe('an agent in another service', () => {
  const main = agent({ 'gen_ai.conversation.id': 'main' }, { start: 1000, end: 9000 });
  const call = tool({}, { parentSpanId: main.spanId, start: 2000, end: 8000 });
  const sent = http({}, { parentSpanId: call.spanId, start: 2100, end: 7900 });
  const served = http({}, { parentSpanId: sent.spanId, start: 2200, end: 7800 });
  const remote = agent(
    { 'gen_ai.conversation.id': 'own' },
    { parentSpanId: served.spanId, start: 2300, end: 7700, name: 'remote' }
  );

  it('is a sub-agent of the call that reached it, whatever it calls its own session', () => {
    expect(sessionsOf(main, call, sent, served, remote)).toEqual([['main', 1, 1, 0]]);
  });

  it('is so too where the spans between did not arrive', () => {
    expect(sessionsOf(main, call, remote)).toEqual([['main', 1, 1, 0]]);
    expect(sessionsOf(remote, call, main)).toEqual([['main', 1, 1, 0]]);
  });

  it('is a session of its own where it does not lie inside a call, or in another trace', () => {
    expect(sessionsOf(main, call, { ...remote, end: 8500 })).toHaveLength(2);
    expect(sessionsOf(main, call, { ...remote, traceId: OTHER })).toHaveLength(2);
  });
});
