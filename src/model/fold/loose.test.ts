import { foldSessions } from '../../dialects/sessions';
import { span } from '../../testing/spans';
import type { RawSpan } from '../telemetry';

const agent = (name: string, start: number, end: number) =>
  span({ 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': name }, { start, end });

/** An agent with one call of a tool, from start to end. */
const agentWithTool = (name: string, start: number, end: number) => {
  const run = agent(name, start, end);
  const call = span(
    { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': `${name}'s tool` },
    { start: start + 1, end: end - 1, parentSpanId: run.spanId }
  );
  return [run, call];
};

/** Names of runs, with those that their tool calls started. */
const nested = (spans: RawSpan[]) => {
  const [session] = foldSessions({ spans, logs: [] });
  const describe = (run: NonNullable<typeof session>['runs'][number]): unknown => ({
    [run.agent ?? '']: run.steps
      .flatMap(({ calls }) => calls)
      .flatMap((call) => (call.kind === 'tool' ? call.runs.map(describe) : [])),
  });
  return session?.runs.map(describe);
};

it('hangs runs that lost their parents under the innermost tool call that was open meanwhile', () => {
  const spans = [...agentWithTool('outer', 0, 100), ...agentWithTool('middle', 10, 90), agent('inner', 20, 80)];
  const expected = [{ outer: [{ middle: [{ inner: [] }] }] }];
  expect(nested(spans)).toEqual(expected);
  expect(nested(spans.slice().reverse())).toEqual(expected);
});

it('leaves runs beside one another that no tool call holds whole', () => {
  const spans = [...agentWithTool('first', 0, 100), agent('longer', 50, 150), agent('later', 200, 300)];
  expect(nested(spans)).toEqual([{ first: [] }, { longer: [] }, { later: [] }]);
});

it('does not hang runs of the same time under one another in a circle', () => {
  const spans = [...agentWithTool('a', 0, 100), ...agentWithTool('b', 1, 99), ...agentWithTool('c', 1, 99)];
  expect(nested(spans)).toEqual([{ a: [{ b: [] }, { c: [] }] }]);
});
