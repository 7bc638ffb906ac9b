import { llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { badCallsOf, failureRule, type FailureCounter } from './bad-calls';

const session = sessionOfRuns(
  [
    runOfSteps(
      [
        [
          llmCall({ start: 1, outcome: 'error', error: { httpStatus: 500 }, superseded: true, gateway: 'a.example' }),
          llmCall({
            start: 2,
            outcome: 'ok',
            end: 2 + 10_000,
            gateway: 'a.example',
            provider: 'p',
            responseModel: 'm',
          }),
          llmCall({ start: 3, outcome: 'cancelled' }),
          llmCall({ start: 4, outcome: 'error', error: { message: 'maximum context length exceeded' } }),
          llmCall({ start: 5, outcome: 'unknown', end: NaN }),
        ],
        [
          toolCall('bash', { start: 6, outcome: 'timeout', end: 6 + 10_001 }),
          toolCall('bash', { start: 7, outcome: 'denied' }),
          toolCall('bash', { start: 8, outcome: 'error', fromMessages: true }),
          toolCall('task', {
            start: 9,
            runs: [runOfSteps([[toolCall('edit', { start: 10, outcome: 'error' })]], { agent: 'helper' })],
          }),
        ],
      ],
      { agent: undefined }
    ),
  ],
  { service: 'svc', source: 'cli' }
);

const NAMES: Readonly<Record<string, string>> = { 'a.example': 'proxy' };

function bad(counter: FailureCounter, by: string[] = []) {
  const rule = failureRule(counter, by);
  return (
    rule &&
    badCallsOf(session, rule, (address) => NAMES[address] ?? address).map(({ start, labels }) => [start, labels])
  );
}

it('finds the calls of a model that the service failed, each attempt, as metrics label them', () => {
  expect(bad({ metric: 'agent_llm_errors_total' })).toEqual([
    [1, { agent: 'svc', source: 'cli', provider: 'unknown', model: 'model-x', gateway: 'proxy' }],
  ]);
});

it('finds the calls of tools that failed or ran out of time, those of sub-agents too', () => {
  expect(bad({ metric: 'agent_tool_errors_total' })).toEqual([
    [6, { agent: 'svc', source: 'cli', tool: 'bash' }],
    [10, { agent: 'helper', source: 'cli', tool: 'edit' }],
  ]);
});

it('finds the calls that took longer than a bound, and none that is not known to have ended', () => {
  const starts = (metric: string, above: number) => bad({ metric, above })?.map(([start]) => start);
  expect(starts('agent_llm_duration_seconds_bucket', 10)).toEqual([]);
  expect(starts('agent_llm_duration_seconds_bucket', 9.999)).toEqual([2]);
  expect(starts('agent_tool_duration_seconds_bucket', 10)).toEqual([6]);
});

it('does not guess what other counters count, or labels that a call does not have', () => {
  expect(bad({ metric: 'agent_runs_total' })).toBeUndefined();
  expect(bad({ metric: 'their_errors_total' })).toBeUndefined();
  expect(bad({ metric: 'agent_llm_duration_seconds_bucket' })).toBeUndefined();
  expect(bad({ metric: 'agent_llm_errors_total' }, ['gateway', 'after_tool'])).toBeUndefined();
  expect(bad({ metric: 'agent_llm_errors_total' }, ['gateway', 'provider', 'model'])).toHaveLength(1);
});
