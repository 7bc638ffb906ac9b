import { grownBy } from '../promql/counts';
import { DAY, HOUR, MINUTE } from '../../../src/model/durations';
import { scaled, type Clock } from '../windows';
import { type Chapter } from './chapter';
import { counter, is, oneOf, shareAlert } from './share';

const BY_AGENT = { by: ['agent'], window: HOUR, atLeast: 20, dashboard: 'flightrecorder-slo', lookback: '1h' } as const;
const OF_THE_DAY = { window: DAY, for: HOUR, keepFiringFor: DAY, severity: 'info', lookback: '1d' } as const;

/** Share of decisions that approve. */
function approved(window: number, atLeast: number, clock: Clock): string {
  const grown = (...matchers: Array<Parameters<typeof counter>[1]>) =>
    grownBy(counter('agent_decisions_total', ...matchers), scaled(window, clock), ['agent']);
  return `${grown(is('decision', 'approve'))}\n/ (\n${grown()}\n>= ${atLeast})`;
}

export const BEHAVIOUR: Chapter = {
  name: 'behaviour',
  comment: 'What agents do when nothing fails. Waits for the sessionizer’s metrics.',
  alerts: [
    shareAlert({
      ...BY_AGENT,
      name: 'LoopRateHigh',
      asked: ['000', '001', '003'],
      part: counter('agent_loops_total', oneOf('kind', 'identical', 'identical_failing', 'stall')),
      whole: counter('agent_runs_total'),
      above: 0.05,
      for: 5 * MINUTE,
      severity: 'warning',
      summary: [{ value: 'percent' }, ' loops for each run of ', { label: 'agent' }, ' in 1h'],
      description: [
        'The same call three times or more, with the same arguments. Loki’s alert LoopInSession names the sessions.',
      ],
      runbook: 'LoopRateHigh',
    }),
    shareAlert({
      ...BY_AGENT,
      name: 'OscillationRateHigh',
      asked: ['000'],
      part: counter('agent_loops_total', is('kind', 'oscillation')),
      whole: counter('agent_runs_total'),
      above: 0.05,
      for: 5 * MINUTE,
      keepFiringFor: DAY,
      severity: 'info',
      summary: [{ value: 'percent' }, ' oscillations for each run of ', { label: 'agent' }, ' in 1h'],
      description: ['The same two to four calls in turn, three times or more.'],
      runbook: 'LoopRateHigh',
    }),
    shareAlert({
      ...BY_AGENT,
      name: 'ContextNearlyFull',
      asked: ['003'],
      by: ['agent', 'model'],
      allBut: counter('agent_context_utilization_ratio_bucket', is('le', '0.8')),
      whole: counter('agent_context_utilization_ratio_count'),
      above: 0.1,
      for: 10 * MINUTE,
      severity: 'warning',
      summary: [
        { value: 'percent' },
        ' of the calls of ',
        { label: 'model' },
        ' by ',
        { label: 'agent' },
        ' in 1h filled more than 80 % of its context',
      ],
      description: ['Beyond it answers get worse, and then fail.'],
      runbook: 'ContextNearlyFull',
    }),
    shareAlert({
      ...BY_AGENT,
      name: 'CondensingTooOften',
      asked: ['000'],
      part: counter('agent_compactions_total'),
      whole: counter('agent_runs_total'),
      above: 3,
      for: HOUR,
      keepFiringFor: DAY,
      severity: 'info',
      summary: [
        { value: 'number' },
        ' times in each run of ',
        { label: 'agent' },
        ' the conversation was condensed, in 1h',
      ],
      description: ['Each time the agent forgets details and reads them again.'],
      runbook: 'CondensingTooOften',
    }),
    shareAlert({
      ...BY_AGENT,
      name: 'FallbackRateHigh',
      asked: ['003'],
      part: counter('agent_fallbacks_total'),
      whole: counter('agent_llm_calls_total'),
      above: 0.05,
      for: 10 * MINUTE,
      severity: 'warning',
      summary: [{ value: 'percent' }, ' of the calls by ', { label: 'agent' }, ' in 1h went to another model'],
      description: ['The first choice fails or refuses; what it does instead may be worse or dearer.'],
      runbook: 'FallbackRateHigh',
    }),
    shareAlert({
      ...BY_AGENT,
      ...OF_THE_DAY,
      name: 'ToolRetryRateHigh',
      asked: ['003'],
      by: ['tool'],
      part: counter('agent_tool_retries_total'),
      whole: counter('agent_tool_calls_total'),
      above: 0.2,
      summary: [{ value: 'percent' }, ' of the calls of the tool ', { label: 'tool' }, ' in 1d repeat a failed one'],
      description: ['The tool fails, or its answer does not tell the agent what to do differently.'],
      runbook: 'ToolRetryRateHigh',
      dashboard: 'flightrecorder-tools',
    }),
    shareAlert({
      ...BY_AGENT,
      ...OF_THE_DAY,
      name: 'WastedSpend',
      asked: ['002', '003'],
      part: counter('agent_wasted_cost_usd_total'),
      whole: counter('agent_cost_usd_total'),
      above: 0.25,
      atLeast: 5,
      summary: [{ value: 'percent' }, ' of the cost of ', { label: 'agent' }, ' in 1d was for nothing'],
      description: ['Failed and abandoned runs, and what loops repeated; nothing counts twice.'],
      runbook: 'WastedSpend',
    }),
    shareAlert({
      ...BY_AGENT,
      name: 'SessionCostOutlier',
      asked: ['001', '002', '003'],
      allBut: counter('agent_run_cost_usd_bucket', is('le', '1')),
      whole: counter('agent_run_cost_usd_count'),
      above: 0.05,
      // Ten times the median, whatever the limit: where half of the runs cost more than a dime, a dollar is no outlier.
      and: (clock) => {
        const grown = (bound: string) =>
          grownBy(counter('agent_run_cost_usd_bucket', is('le', bound)), scaled(HOUR, clock), ['agent']);
        const all = grownBy(counter('agent_run_cost_usd_count'), scaled(HOUR, clock), ['agent']);
        return `${grown('0.1')}\n/ (\n${all}\n> 0) > 0.5`;
      },
      for: 5 * MINUTE,
      severity: 'warning',
      summary: [
        { value: 'percent' },
        ' of the runs of ',
        { label: 'agent' },
        ' in 1h cost ten times the median or more',
      ],
      description: ['More than a dollar, where half of the runs cost less than a tenth of it.'],
      runbook: 'SessionCostOutlier',
    }),
    {
      name: 'DecisionRateShift',
      asked: ['002'],
      expr: (clock) => `abs(\n(${approved(DAY, 30, clock)})\n- (${approved(7 * DAY, 30, clock)})\n) > 0.2`,
      for: HOUR,
      keepFiringFor: DAY,
      severity: 'info',
      labels: { slo: 'behaviour' },
      by: ['agent'],
      summary: [
        'The share that ',
        { label: 'agent' },
        ' approves moved by ',
        { value: 'percent' },
        ' of all within a day',
      ],
      description: ['The last day against the last seven. A drift, a new kind of work, or somebody who steers it.'],
      runbook: 'DecisionRateShift',
      dashboard: 'flightrecorder-slo',
      lookback: '1d',
      facts: [
        ['Fires', 'the approved share of 1d differs from that of 7d by more than 20 points'],
        ['Smallest traffic', '30 decisions in 1d'],
      ],
    },
    shareAlert({
      ...BY_AGENT,
      ...OF_THE_DAY,
      name: 'NegativeFeedback',
      asked: ['000'],
      part: counter('agent_feedback_total', is('rating', 'down')),
      whole: counter('agent_feedback_total'),
      above: 0.3,
      summary: [{ value: 'percent' }, ' of the feedback on ', { label: 'agent' }, ' in 1d is thumbs down'],
      description: ['Read the sessions first, then the figures.'],
      runbook: 'NegativeFeedback',
    }),
  ],
};
