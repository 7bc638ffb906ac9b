import { tierName } from '../../../src/queries/slo-series';
import { withTier } from '../slo/burn-alerts';
import { HOUR, MINUTE } from '../../../src/model/durations';
import { type Clock } from '../windows';
import { type Chapter } from './chapter';
import { counter, is, shareOf } from './share';

/** Seconds after which a tool's call counts as one that nobody waits for. */
const LIMIT = 30;
/** p99 over the limit is more than a hundredth of the calls over it; shares add up where quantiles don't. */
const SHARE = 0.01;
const FEW = 20;

function slow(window: number, clock: Clock): string {
  const calls = {
    allBut: counter('agent_tool_duration_seconds_bucket', is('le', String(LIMIT))),
    whole: counter('agent_tool_duration_seconds_count'),
    by: ['tool'],
    atLeast: FEW,
  };
  return `(\n${shareOf(calls, window, clock)} > ${SHARE}\n)`;
}

export const TOOLS: Chapter = {
  name: 'tools',
  comment: 'Tools that agents wait for.',
  alerts: [
    {
      name: 'ToolTimeout',
      asked: ['003'],
      expr: (clock) => withTier(`${slow(HOUR, clock)}\nand ${slow(10 * MINUTE, clock)}`, ['tool']),
      for: 5 * MINUTE,
      severity: 'lower-tier',
      labels: { slo: 'tool-timeout' },
      by: ['tool', 'tier'],
      summary: [
        { value: 'percent' },
        ' of the calls of the tool ',
        { label: 'tool' },
        ` took longer than ${LIMIT} s in 1h`,
      ],
      description: [`p99 is above ${LIMIT} s, in the last hour and in the last 10 minutes.`],
      runbook: 'ToolTimeout',
      dashboard: 'flightrecorder-tools',
      lookback: '1h',
      facts: [
        ['Fires', `more than 1 % of the calls over ${LIMIT} s in 1h and in 10m, which is p99 > ${LIMIT} s`],
        ['Smallest traffic', `${FEW} calls in 10m`],
        ['Tier', `\`${tierName(['tool'])}\`: warning for tools that page, else info`],
      ],
    },
  ],
};
