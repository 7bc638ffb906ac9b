import { HOUR, MINUTE, DAY } from '../../../src/model/durations';
import { scaled } from '../windows';
import { type Chapter } from './chapter';
import { counter, is, oneOf, shareAlert } from './share';

const RUNS = 'agent_runs_total';
/** Ends that say something: neither unknown nor cancelled. */
const KNOWN = oneOf('status', 'success', 'failure', 'timeout', 'budget', 'max_iterations', 'abandoned');

const SHARED = { by: ['agent'], window: HOUR, atLeast: 20, dashboard: 'flightrecorder-slo', lookback: '1h' } as const;

export const RUNS_CHAPTER: Chapter = {
  name: 'runs',
  comment: 'How runs end. Waits for the sessionizer’s metrics.',
  alerts: [
    shareAlert({
      ...SHARED,
      name: 'AgentRunFailureRate',
      asked: ['003'],
      part: counter(RUNS, oneOf('status', 'failure', 'timeout')),
      whole: counter(RUNS, KNOWN),
      window: 5 * MINUTE,
      above: 0.15,
      atLeast: 10,
      for: 3 * MINUTE,
      keepFiringFor: 5 * MINUTE,
      severity: 'critical',
      summary: [{ value: 'percent' }, ' of the runs of ', { label: 'agent' }, ' failed in 5m'],
      description: ['Runs that ended in failure or timeout, of all whose end is known.'],
      runbook: 'AgentRunFailureRate',
      lookback: '15m',
    }),
    shareAlert({
      ...SHARED,
      name: 'RunSuccessBelowTarget',
      asked: ['003', '002'],
      allBut: counter(RUNS, is('status', 'success')),
      whole: counter(RUNS, KNOWN),
      window: DAY,
      above: 0.1,
      for: HOUR,
      keepFiringFor: DAY,
      severity: 'info',
      summary: [{ value: 'percent' }, ' of the runs of ', { label: 'agent' }, ' in 1d did not succeed'],
      description: ['The target is 90 % success.'],
      runbook: 'RunSuccessBelowTarget',
      lookback: '1d',
    }),
    shareAlert({
      ...SHARED,
      name: 'RunOutcomeUnknown',
      asked: 'unknown is not success',
      part: counter(RUNS, is('status', 'unknown')),
      whole: counter(RUNS),
      above: 0.2,
      for: HOUR,
      severity: 'warning',
      summary: [
        'Of ',
        { value: 'percent' },
        ' of the runs of ',
        { label: 'agent' },
        ' in 1h nobody knows how they ended',
      ],
      description: ['They count for neither side of the objective, so it says less than it seems.'],
      runbook: 'RunOutcomeUnknown',
    }),
    shareAlert({
      ...SHARED,
      name: 'MaxIterationsHigh',
      asked: ['003', '004'],
      part: counter(RUNS, is('status', 'max_iterations')),
      whole: counter(RUNS),
      above: 0.05,
      for: 10 * MINUTE,
      severity: 'warning',
      summary: [{ value: 'percent' }, ' of the runs of ', { label: 'agent' }, ' in 1h used up their iterations'],
      description: ['Tasks too large, loops, or a prompt that finds no end.'],
      runbook: 'MaxIterationsHigh',
    }),
    shareAlert({
      ...SHARED,
      name: 'AbandonmentHigh',
      asked: ['000'],
      part: counter(RUNS, is('status', 'abandoned')),
      whole: counter(RUNS, KNOWN),
      window: DAY,
      above: 0.25,
      for: HOUR,
      keepFiringFor: DAY,
      severity: 'info',
      summary: [{ value: 'percent' }, ' of the runs of ', { label: 'agent' }, ' in 1d were abandoned'],
      description: ['People left in the middle of a task, without a word of what went wrong.'],
      runbook: 'AbandonmentHigh',
      lookback: '1d',
    }),
    {
      name: 'AgentsStalled',
      asked: ['002', '003'],
      expr: (clock) => {
        const window = scaled(HOUR / 2, clock);
        const calls = ['agent_llm_calls_total', 'agent_tool_calls_total'].map(
          (metric) => `(sum by (agent) (increase(${metric}[${window}])) > 0)`
        );
        return `sum by (agent) (min_over_time(agent_sessions_active[${window}])) > 0\nunless on (agent) (${calls.join(' or ')})`;
      },
      for: 5 * MINUTE,
      severity: 'warning',
      labels: { slo: 'runs' },
      by: ['agent'],
      summary: [
        { value: 'count' },
        ' sessions of ',
        { label: 'agent' },
        ' are active, and nothing has happened for 30m',
      ],
      description: ['No call of a model or a tool by any of them.'],
      runbook: 'AgentsStalled',
      dashboard: 'flightrecorder-slo',
      lookback: '1h',
      facts: [['Fires', 'active sessions for 30m without any call of a model or tool']],
    },
  ],
};
