import type { RawSpan } from '../telemetry';
import { span } from '../../testing/spans';
import { chat, fold } from '../../testing/samples';

type Call = 'asks' | 'answers' | 'fails';

const ENDINGS: Record<Call, [attributes: Record<string, string>, status: RawSpan['status']]> = {
  asks: [{ 'gen_ai.response.finish_reasons': 'tool_calls' }, 'unset'],
  answers: [{ 'gen_ai.response.finish_reasons': 'stop' }, 'unset'],
  fails: [{ 'error.type': '500' }, 'error'],
};

/** An agent's span with one call of a model, one second long. */
function agent(name: string, start: number, ending: Call, parentSpanId = ''): RawSpan[] {
  const end = start + 1000;
  const [attributes, status] = ENDINGS[ending];
  const run = span(
    { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': name },
    { start, end, parentSpanId, status }
  );
  return [run, chat(attributes, undefined, { parentSpanId: run.spanId, start: start + 10, end: end - 10, status })];
}

const totals = (...agents: RawSpan[][]) => {
  const [session] = fold(...agents.flat());
  return [session?.totals.runs, session?.totals.subAgents, session?.runs.map(({ status }) => status)];
};

describe('an agent that hands its request over', () => {
  it('is one run with the one that takes over, which says how it ended', () => {
    const [session] = fold(...agent('triage', 1000, 'asks'), ...agent('billing', 2005, 'answers'));
    expect(session).toMatchObject({
      agent: 'triage',
      totals: { runs: 1, subAgents: 1, llmCalls: 2 },
      runs: [{ agent: 'triage', status: 'success', end: 3005, runs: [{ agent: 'billing' }] }],
    });
    expect(totals(agent('triage', 1000, 'asks'), agent('billing', 2005, 'fails'))).toEqual([1, 1, ['failure']]);
  });

  it('may get it back', () => {
    const agents = ['triage', 'billing', 'triage', 'sales'].map((name, place) =>
      agent(name, 1000 + 1005 * place, place === 3 ? 'answers' : 'asks')
    );
    expect(totals(...agents)).toEqual([1, 3, ['success']]);
  });

  it('does so below a workflow, too', () => {
    const workflow = span({ 'gen_ai.operation.name': 'invoke_workflow' }, { start: 900, end: 4000 });
    const parts = [agent('triage', 1000, 'asks', workflow.spanId), agent('billing', 2005, 'answers', workflow.spanId)];
    expect(totals([workflow], ...parts)).toEqual([1, 1, ['success']]);
  });

  it('hangs the one that takes over under the call that did it, where that has a record', () => {
    const [run, call] = agent('triage', 1000, 'asks') as [RawSpan, RawSpan];
    const handoff = span(
      { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'transfer_to_billing' },
      { parentSpanId: run.spanId, start: 1992, end: 1995 }
    );
    const [session] = fold(run, call, handoff, ...agent('billing', 2005, 'answers'));
    expect(session?.runs[0]?.steps[0]?.calls[1]).toMatchObject({
      name: 'transfer_to_billing',
      runs: [{ agent: 'billing' }],
    });
  });

  it.each([
    ['gave an answer', agent('a', 1000, 'answers'), agent('b', 2005, 'answers')],
    ['failed', agent('a', 1000, 'fails'), agent('b', 2005, 'answers')],
    ['was followed after a while', agent('a', 1000, 'asks'), agent('b', 9000, 'answers')],
    ['was followed by itself', agent('a', 1000, 'asks'), agent('a', 2005, 'answers')],
    ['had not ended', agent('a', 1000, 'asks'), agent('b', 1500, 'answers')],
  ])('is not one that %s', (_, first, second) => {
    expect(totals(first, second).slice(0, 2)).toEqual([2, 0]);
  });
});
