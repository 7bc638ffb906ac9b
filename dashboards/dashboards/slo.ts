import { DAY, HOUR, writeDuration } from '../../src/model/durations';
import { countOver, LEAST_LEFT_NAME, SHOWN_WINDOWS } from '../../src/queries/slo-series';
import { type Dashboard, type Query } from '../description';
import { filtered, share } from '../promql';

const SLO = filtered('slo');
const NO_RULES =
  'The rules in alert-rules/generated have not been loaded into Prometheus, or nothing has been called yet.';
const one = (name: string, expr: string): Query[] => [{ name, expr }];

/** The worst of what an objective is kept for, in a window. */
const worst = (window: number) =>
  `max by (slo) (${share(countOver('bad', window, SLO), countOver('total', window, SLO))})`;
const CALLED = `${countOver('total', DAY, SLO)} > 0`;
const ALL_OF_DAY = `sum by (slo, gateway, model, tool, agent) (${CALLED})`;
const BAD_OF_DAY = `sum by (slo, gateway, model, tool, agent) (${countOver('bad', DAY, SLO)} and ${CALLED})`;

/** How many times faster than allowed the budget is used up: 1 uses it up exactly within the month. */
const burn = (window: number) => `${worst(window)} / on (slo) (1 - slo:agent_slo_target:ratio{${SLO}})`;

/** Objectives: what is left of the budgets, how fast they are used up, what fires. */
export const SLOS: Dashboard = {
  uid: 'flightrecorder-slo',
  title: 'SLO',
  answers: 'Which objectives are at risk, since when, and who was told?',
  from: 'now-24h',
  variables: [{ label: 'slo', title: 'Objective', of: 'slo:agent_slo_target:ratio' }],
  rows: [
    {
      title: 'Now',
      panels: [
        {
          title: 'Firing',
          as: 'figure',
          width: 4,
          unit: 'short',
          queries: one(
            'firing',
            'count(ALERTS{alertstate="firing", alertname!="Watchdog"}) or 0 * count(prometheus_rule_group_last_evaluation_timestamp_seconds)'
          ),
          shows: 'Alerts that fire in Prometheus, without the watchdog, which always does. Silenced ones count too.',
          worry: 'Any critical one.',
          act: 'The list at the right names them; each alert’s message links to its runbook and to the sessions.',
          empty: NO_RULES,
          limits: [
            { from: 0, colour: 'green' },
            { from: 1, colour: 'orange' },
          ],
        },
        {
          title: 'What fires',
          as: 'table',
          width: 20,
          unit: 'none',
          queries: [
            {
              name: 'alerts',
              labelsOnly: true,
              expr: 'count by (alertname, severity, slo, tier, gateway, model, tool, agent) (ALERTS{alertstate="firing", alertname!="Watchdog"})',
            },
          ],
          shows: 'Alerts that fire, with what they are about.',
          worry: 'severity is critical: a person has been paged.',
          act: 'Follow the runbook of the alert (alert-rules/runbooks), and open the sessions of the model or tool that it names.',
          empty: 'Nothing fires.',
          sessionsBy: { model: 'model', tool: 'tool', agent: 'agent' },
        },
        {
          title: 'Budget left',
          as: 'meters',
          width: 12,
          unit: 'percentunit',
          queries: one('{{slo}}', `min by (slo) (${LEAST_LEFT_NAME}{${SLO}})`),
          shows:
            'Part of the month’s failures that is still allowed, for the worst model or tool of each objective. Below zero it is overspent.',
          worry: 'Below a third before the last third of the month.',
          act: 'Hold back risky changes; see below who spends it.',
          empty: NO_RULES,
          limits: [
            { from: -10, colour: 'red' },
            { from: 0.1, colour: 'orange' },
            { from: 0.33, colour: 'green' },
          ],
        },
        {
          title: 'How fast the budget burns',
          as: 'table',
          width: 12,
          unit: 'short',
          queries: SHOWN_WINDOWS.map((window) => ({ name: writeDuration(window), expr: burn(window) })),
          shows:
            'Times the pace at which the budget would last the month exactly, in four windows, for the worst model or tool.',
          worry: 'Both of a pair are high: 14.4 in 1h and 5m pages, 6 in 6h pages, 3 in a day is a ticket.',
          act: 'High in 5m alone: wait, it may pass. High in 1d alone: it is over, look at what it cost.',
          empty: NO_RULES,
        },
      ],
    },
    {
      title: 'Over time',
      panels: [
        {
          title: 'Burn of an hour',
          as: 'lines',
          width: 12,
          unit: 'none',
          queries: one('{{slo}}', burn(HOUR)),
          shows:
            'Times the pace at which the budget would last the month exactly, over an hour, for the worst model or tool.',
          worry: 'Above 1 for long; above 14.4 a person is paged, where the objective allows so much.',
          act: 'Compare the moment at which it began with releases and with the provider’s status page.',
          empty: NO_RULES,
          limits: [
            { from: 0, colour: 'green' },
            { from: 1, colour: 'orange' },
            { from: 14.4, colour: 'red' },
          ],
        },
        {
          title: 'Budget left, over time',
          as: 'lines',
          width: 12,
          unit: 'percentunit',
          queries: one('{{slo}}', `min by (slo) (${LEAST_LEFT_NAME}{${SLO}})`),
          shows: 'Part of the month’s failures that is still allowed, for the worst model or tool of each objective.',
          worry: 'It falls steeply, or steadily without an alert: a slow burn.',
          act: 'Steep: an incident. Steady: the objective is stricter than the service; mend it or change the target in alert-rules/slo.',
          empty: NO_RULES,
        },
      ],
    },
    {
      title: 'Who spends it',
      panels: [
        {
          title: 'Failures of a day',
          as: 'table',
          width: 16,
          unit: 'short',
          queries: [
            { name: 'failed', expr: BAD_OF_DAY },
            { name: 'all', expr: ALL_OF_DAY },
            {
              name: 'share failed',
              expr: share(BAD_OF_DAY, ALL_OF_DAY),
              unit: 'percentunit',
            },
          ],
          shows:
            'Who the failures of the last day belong to, for each objective. For latency a failure is an answer that came too late.',
          worry: 'One line has most of an objective’s failures.',
          act: 'Open its sessions.',
          empty: NO_RULES,
          sessionsBy: { model: 'model', tool: 'tool', agent: 'agent' },
        },
        {
          title: 'Tiers',
          as: 'table',
          width: 8,
          unit: 'none',
          queries: [
            {
              name: 'tiers',
              labelsOnly: true,
              expr: 'max by (gateway, model, tool, agent, tier) ({__name__=~".+:agent_slo_tier:info"})',
            },
          ],
          shows: 'Whether a failure of a model, a tool or an agent pages a person, makes a ticket, or is ignored.',
          worry: 'What matters most has no tier page.',
          act: 'Change alert-rules/tiers.yaml, run npm run rules, and reload Prometheus.',
          empty: NO_RULES,
        },
      ],
    },
  ],
};
