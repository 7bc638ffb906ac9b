import { parser } from '@prometheus-io/lezer-promql';

import { toolCallsQuery, toolErrorsQuery, toolP95Query } from './tool-metrics';

it('asks for increases over one column each, by labels', () => {
  expect(toolCallsQuery(300, ['tool'])).toBe('sum by (tool) (increase(agent_tool_calls_total[300s]))');
  expect(toolErrorsQuery(60.4, ['tool', 'agent'])).toBe(
    'sum by (tool, agent) (increase(agent_tool_errors_total[60s]))'
  );
});

it.each([toolCallsQuery(0, ['tool']), toolErrorsQuery(60, ['agent']), toolP95Query(3600)])('is PromQL: %s', (query) => {
  const errors: string[] = [];
  parser.parse(query).iterate({ enter: (node) => void (node.type.isError && errors.push(node.name)) });
  expect(errors).toEqual([]);
});
