import { DERIVED } from '../../../collector/tables/derived';
import { CODING_AGENT } from '../../../src/dialects/keys';
import { labelOf } from '../../../src/queries/logql';
import { DAY, HOUR, MINUTE } from '../../../src/model/durations';
import { scaled, type Clock } from '../windows';
import { type Alert } from '../alert';
import { type Definitions } from '../definitions';
import { type Chapter } from './chapter';
import { contextInSession } from './session-context';

/**
 * Alerts that name sessions, in LogQL, for Loki's ruler: nothing of them reaches Prometheus, whose labels hold no session.
 * Loki has them from agents that send log records, with what the collector derives.
 */

const SESSION = labelOf(DERIVED.sessionId);
const AGENT = labelOf(DERIVED.agent);
const TOOL = labelOf(DERIVED.tool);
const HASH = labelOf(DERIVED.argumentsHash);
const COUNTED = labelOf(DERIVED.counted);
const COST = labelOf(CODING_AGENT.cost);

const STREAMS = '{service_name=~".+"}';
/** US dollars that a session may cost within an hour. */
const SESSION_BUDGET = 1;
/** The same call so often within the window is a loop. */
const REPEATS = 3;

const NAMED = `label_format session_id=${SESSION}, agent=${AGENT}, tool=${TOOL}`;
const SHARED = { labels: { slo: 'sessions' }, dashboard: 'flightrecorder-llm', lookback: '1h' } as const;

function costAbove(share: number): (clock: Clock) => string {
  return (clock) =>
    `sum by (agent, session_id) (\n  sum_over_time(${STREAMS} | ${COST}!="" and ${SESSION}!="" | ${NAMED} | unwrap ${COST} | __error__="" [${scaled(HOUR, clock)}])\n) > ${share * SESSION_BUDGET}`;
}

/** Bytes or lines of the agents' records by service, now or at another time. */
function records(what: 'bytes' | 'count', window: number, clock: Clock, offset = 0): string {
  const before = offset === 0 ? '' : ` offset ${scaled(offset, clock)}`;
  return `sum by (service_name) (${what}_over_time(${STREAMS}[${scaled(window, clock)}]${before}))`;
}

export function sessions({ prices }: Pick<Definitions, 'prices'>): Chapter {
  return {
    name: 'sessions',
    comment: 'Alerts that name sessions, for Loki’s ruler.',
    alerts: [
      {
        ...SHARED,
        name: 'LoopInSession',
        asked: ['000', '001', '003'],
        expr: (clock) =>
          `max by (agent, session_id, tool) (\n  sum by (agent, session_id, tool, ${HASH}) (\n    count_over_time(${STREAMS} | ${COUNTED}="tool" and ${SESSION}!="" and ${HASH}!="" | ${NAMED} [${scaled(10 * MINUTE, clock)}])\n  )\n) >= ${REPEATS}`,
        severity: 'warning',
        by: ['agent', 'session_id', 'tool'],
        summary: [
          'A session of ',
          { label: 'agent' },
          ' called ',
          { label: 'tool' },
          ' ',
          { value: 'count' },
          ' times with the same arguments in 10m',
        ],
        description: ['Session ', { label: 'session_id' }, '. Polling counts too: look at what the tool answered.'],
        runbook: 'LoopRateHigh',
        facts: [['Fires', `the same tool with the same arguments ${REPEATS} times or more in one session within 10m`]],
      },
      ...contextInSession(prices, STREAMS).map((alert): Alert => ({ ...SHARED, ...alert })),
      {
        ...SHARED,
        name: 'SessionBudgetNearlySpent',
        asked: ['003'],
        expr: costAbove(0.7),
        severity: 'warning',
        by: ['agent', 'session_id'],
        summary: ['A session of ', { label: 'agent' }, ' has cost ', { value: 'usd' }, ' US dollars in 1h'],
        description: ['Session ', { label: 'session_id' }, `, at more than 70 % of ${SESSION_BUDGET} US dollar.`],
        runbook: 'SessionOverBudget',
        facts: [
          [
            'Fires',
            `a session that costs more than 70 % of ${SESSION_BUDGET} US dollar within 1h, as its agent reports it`,
          ],
        ],
      },
      {
        ...SHARED,
        name: 'SessionOverBudget',
        asked: ['003'],
        expr: costAbove(1),
        severity: 'critical',
        by: ['agent', 'session_id'],
        summary: ['A session of ', { label: 'agent' }, ' has cost ', { value: 'usd' }, ' US dollars in 1h'],
        description: ['Session ', { label: 'session_id' }, `, over its budget of ${SESSION_BUDGET} US dollar.`],
        runbook: 'SessionOverBudget',
        facts: [
          ['Fires', `a session that costs more than ${SESSION_BUDGET} US dollar within 1h, as its agent reports it`],
        ],
      },
      {
        ...SHARED,
        name: 'AuditLogGrowth',
        asked: ['001'],
        expr: (clock) =>
          `(\n  ${records('bytes', HOUR, clock)}\n  / ${records('bytes', HOUR, clock, DAY)}\n) > 3\nand ${records('bytes', HOUR, clock)} > 10000000`,
        for: 10 * MINUTE,
        severity: 'info',
        by: ['service_name'],
        summary: [
          'The log of ',
          { label: 'service_name' },
          ' grew ',
          { value: 'number' },
          ' times as fast as at this hour yesterday',
        ],
        description: ['Over 10 MB in 1h. Something runs away, or says more than it did.'],
        runbook: 'AuditLog',
        facts: [['Fires', 'three times the bytes of the same hour yesterday, and over 10 MB']],
      },
      {
        ...SHARED,
        name: 'AuditLogSilent',
        asked: ['001'],
        expr: (clock) => {
          const half = HOUR / 2;
          return `${records('count', half, clock, DAY)} > 0\nunless ${records('count', half, clock)}`;
        },
        for: 5 * MINUTE,
        severity: 'warning',
        by: ['service_name'],
        summary: [
          'No log record of ',
          { label: 'service_name' },
          ' in 30m, after ',
          { value: 'count' },
          ' at this time yesterday',
        ],
        description: ['Nobody can show afterwards what happens now.'],
        runbook: 'AuditLog',
        facts: [['Fires', 'no record in 30m of a service that had some at the same time yesterday']],
      },
      {
        ...SHARED,
        name: 'Watchdog',
        asked: 'alerting must say when it fails',
        expr: () => 'vector(1)',
        severity: 'info',
        labels: { slo: 'pipeline', watchdog: 'loki' },
        by: [],
        summary: ['Loki’s alerting works'],
        description: ['Fires always. A service outside that expects it every few minutes reports when it stops.'],
        runbook: 'Watchdog',
        facts: [['Fires', 'always, from Loki’s ruler']],
      },
    ],
  };
}
