import { parser } from '@prometheus-io/lezer-promql';

import { grown } from './grown';
import { toolCallsQuery, toolErrorsQuery, toolP95Query, toolQuantileQuery } from './tool-metrics';

it('asks for the growth over one column each, by labels', () => {
  expect(toolCallsQuery(300, ['tool'])).toBe(`sum by (tool) (${grown('agent_tool_calls_total', '300s')})`);
  expect(toolErrorsQuery(60.4, ['tool', 'agent'])).toBe(
    `sum by (tool, agent) (${grown('agent_tool_errors_total', '60s')})`
  );
});

it('asks for one tool, whatever it is called', () => {
  expect(toolCallsQuery(300, ['agent'], 'say "no" {x}')).toBe(
    `sum by (agent) (${grown('agent_tool_calls_total{tool="say \\"no\\" {x}"}', '300s')})`
  );
  expect(toolQuantileQuery(0.5, 60, 'a\n')).toBe(
    'histogram_quantile(0.5, sum by (le) (rate(agent_tool_duration_seconds_bucket{tool="a\\u000a"}[60s])))'
  );
});

it.each([
  toolCallsQuery(0, ['tool']),
  toolErrorsQuery(60, ['agent']),
  toolP95Query(3600),
  toolQuantileQuery(0.99, 60, '"}\\'),
])('is PromQL: %s', (query) => {
  const errors: string[] = [];
  parser.parse(query).iterate({ enter: (node) => void (node.type.isError && errors.push(node.name)) });
  expect(errors).toEqual([]);
});
