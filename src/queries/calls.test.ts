import { callRatesQueries } from './calls';

it('asks for calls and errors of one tool or model, whatever it is called', () => {
  expect(callRatesQueries({ kind: 'tool', name: 'a"}) or vector(1) #' })).toEqual([
    'sum(increase(agent_tool_calls_total{tool="a\\"}) or vector(1) #"}[$__rate_interval]))',
    'sum(increase(agent_tool_errors_total{tool="a\\"}) or vector(1) #"}[$__rate_interval]))',
  ]);
  expect(callRatesQueries({ kind: 'llm', name: 'gpt-5.2' })[0]).toContain('agent_llm_calls_total{model="gpt-5.2"}');
});
