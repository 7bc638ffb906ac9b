import { MINUTE } from '../../../src/model/durations';
import { type Chapter } from './chapter';

export const QUEUE: Chapter = {
  name: 'queue',
  comment: 'Work that nobody picks up. Waits for agent_queue_age_seconds, which nothing emits yet.',
  alerts: [
    {
      name: 'AgentsNotPickingUp',
      asked: ['002'],
      expr: () => 'max by (agent) (agent_queue_age_seconds) > 900',
      for: 5 * MINUTE,
      severity: 'warning',
      labels: { slo: 'queue' },
      by: ['agent'],
      summary: ['A task for ', { label: 'agent' }, ' has been waiting for ', { value: 'duration' }],
      description: ['No agent has picked it up: none runs, all are busy, or the queue is not read.'],
      runbook: 'AgentsNotPickingUp',
      dashboard: 'flightrecorder-slo',
      lookback: '1h',
      facts: [
        ['Fires', 'the oldest task waits for more than 15 minutes'],
        ['Waits for', '`agent_queue_age_seconds`, from whatever hands out the tasks'],
      ],
    },
  ],
};
