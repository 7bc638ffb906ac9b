import { DAY, HOUR, MINUTE } from '../../../src/model/durations';
import { type Chapter } from './chapter';
import { counter, is, shareAlert } from './share';

/** Seconds that a person may let an agent wait: a bound of agent_approval_wait_seconds. */
const LIMIT = 900;

const SHARED = { asked: ['001', '004'], by: ['tool'], window: HOUR, above: 0.1, atLeast: 10 } as const;

export const APPROVALS: Chapter = {
  name: 'approvals',
  comment: 'People who must say yes.',
  alerts: [
    shareAlert({
      ...SHARED,
      name: 'ApprovalTimeouts',
      part: counter('agent_approvals_total', is('decision', 'timeout')),
      whole: counter('agent_approvals_total'),
      for: 10 * MINUTE,
      severity: 'warning',
      summary: [{ value: 'percent' }, ' of the requests to approve ', { label: 'tool' }, ' in 1h got no answer'],
      description: ['Agents give up or go on without the tool.'],
      runbook: 'ApprovalTimeouts',
      dashboard: 'flightrecorder-tools',
      lookback: '1h',
    }),
    shareAlert({
      ...SHARED,
      name: 'ApprovalWaiting',
      allBut: counter('agent_approval_wait_seconds_bucket', is('le', String(LIMIT))),
      whole: counter('agent_approval_wait_seconds_count'),
      for: 10 * MINUTE,
      keepFiringFor: DAY,
      severity: 'info',
      summary: [
        { value: 'percent' },
        ' of the requests to approve ',
        { label: 'tool' },
        ' in 1h waited longer than 15 minutes',
      ],
      description: ['Counted when the answer comes; requests without an answer count with ApprovalTimeouts.'],
      runbook: 'ApprovalWaiting',
      dashboard: 'flightrecorder-tools',
      lookback: '1h',
    }),
  ],
};
