import { type Dashboard, type Query } from '../description';
import { filtered, perMinute, quantile, RANGE, share, STEP, sumGrown } from '../promql';

const CALLS = 'agent_tool_calls_total';
const ERRORS = 'agent_tool_errors_total';
const DURATION = 'agent_tool_duration_seconds';

const ALL = filtered('agent', 'source', 'tool');
/** Durations and approvals are counted by tool alone. */
const TOOL = filtered('tool');
const EMPTY = 'No call of a tool in this time, or none that passes the filters.';
const OLDER = 'No call in this time, or the collector’s configuration is older than this metric.';

const one = (name: string, expr: string): Query[] => [{ name, expr }];
const failedShare = (window: string, by: readonly string[] = []) =>
  share(sumGrown(ERRORS, ALL, window, by), sumGrown(CALLS, ALL, window, by));

/** Calls of tools: how many, how many fail, how long they take, who approves them. */
export const TOOLS: Dashboard = {
  uid: 'flightrecorder-tools',
  title: 'Tools',
  answers: 'Do tools do what agents ask of them, and how fast?',
  from: 'now-6h',
  variables: [
    { label: 'tool', title: 'Tool', of: CALLS },
    { label: 'source', title: 'Source', of: CALLS },
    { label: 'agent', title: 'Agent', of: CALLS },
  ],
  rows: [
    {
      title: 'In this time range',
      panels: [
        {
          title: 'Calls',
          as: 'figure',
          width: 6,
          unit: 'short',
          queries: one('calls', sumGrown(CALLS, ALL, RANGE)),
          shows: 'Calls of tools that ended in the time range.',
          worry: 'Far more than usual for as many sessions: agents loop.',
          act: 'See Calls by tool for the one that grew, and open its sessions.',
          empty: EMPTY,
        },
        {
          title: 'Failed',
          as: 'figure',
          width: 6,
          unit: 'percentunit',
          queries: one('failed', failedShare(RANGE)),
          shows: 'Share of the calls that failed. Calls that a person refused are not failures.',
          worry: 'Above 5 %: the objective for calls of tools is 95 %.',
          act: 'See below which tool; a tool that fails everywhere is broken, one that fails for one agent is misused.',
          empty: EMPTY,
          limits: [
            { from: 0, colour: 'green' },
            { from: 0.05, colour: 'orange' },
            { from: 0.1, colour: 'red' },
          ],
        },
        {
          title: 'Nine of ten done within',
          as: 'figure',
          width: 6,
          unit: 's',
          queries: one('p90', quantile(0.9, DURATION, TOOL, RANGE)),
          shows: 'The 90th percentile of the durations. Filtered by tool alone.',
          worry: 'Above 30 s: the objective is that nine of ten calls are faster.',
          act: 'See below which tool is slow; its spans lead to the requests that it made.',
          empty: OLDER,
          limits: [
            { from: 0, colour: 'green' },
            { from: 30, colour: 'red' },
          ],
        },
        {
          title: 'Requests for approval refused',
          as: 'figure',
          width: 6,
          unit: 'percentunit',
          queries: one(
            'refused',
            share(
              sumGrown('agent_approvals_total', `${TOOL}, decision!~"accept.*|allow.*|approve.*|auto.*"`, RANGE),
              sumGrown('agent_approvals_total', TOOL, RANGE)
            )
          ),
          shows: 'Share of the requests for approval that were not granted: refused, or not answered in time.',
          worry: 'It moves: agents ask for more than before, or people no longer look.',
          act: 'Open sessions of the tool, and see what was asked for.',
          empty: 'No agent has asked for approval, or none reports it.',
        },
      ],
    },
    {
      title: 'Errors',
      panels: [
        {
          title: 'Share of failed calls',
          as: 'lines',
          width: 12,
          unit: 'percentunit',
          queries: one('{{tool}}', failedShare(STEP, ['tool'])),
          shows: 'Failed calls by all calls, for each tool.',
          worry: 'A line stays above 10 %, or jumps after a release.',
          act: 'Open sessions of the tool: the same error everywhere is the tool’s, different ones are how it is used.',
          empty: EMPTY,
          limits: [
            { from: 0, colour: 'green' },
            { from: 0.1, colour: 'red' },
          ],
          sessionsBy: { tool: 'tool' },
        },
        {
          title: 'Calls by tool',
          as: 'bars',
          width: 12,
          unit: 'cpm',
          queries: one('{{tool}}', perMinute(CALLS, ALL, ['tool'])),
          shows: 'Calls a minute, for each tool.',
          worry: 'One tool’s calls multiply while the others’ stay.',
          act: 'Look for loops in its sessions.',
          empty: EMPTY,
          sessionsBy: { tool: 'tool' },
        },
        {
          title: 'Tools and agents',
          as: 'table',
          width: 24,
          unit: 'short',
          queries: [
            { name: 'calls', expr: sumGrown(CALLS, ALL, RANGE, ['tool', 'agent']) },
            { name: 'failed', expr: sumGrown(ERRORS, ALL, RANGE, ['tool', 'agent']) },
            { name: 'share failed', expr: failedShare(RANGE, ['tool', 'agent']), unit: 'percentunit' },
          ],
          shows: 'One line for each tool and agent, in the time range.',
          worry: 'A tool fails for one agent alone.',
          act: 'Compare that agent’s instructions and permissions with the others’.',
          empty: EMPTY,
          sessionsBy: { tool: 'tool', agent: 'agent' },
        },
      ],
    },
    {
      title: 'Latency',
      panels: [
        {
          title: 'Half and nine of ten done within',
          as: 'lines',
          width: 12,
          unit: 's',
          queries: [
            { name: 'p50 {{tool}}', expr: quantile(0.5, DURATION, TOOL, STEP, ['tool']) },
            { name: 'p90 {{tool}}', expr: quantile(0.9, DURATION, TOOL, STEP, ['tool']) },
          ],
          shows: 'Median and 90th percentile of the durations, for each tool. Filtered by tool alone.',
          worry: 'The 99th percentile passes 30 s (the alert ToolTimeout), or the median moves.',
          act: 'Open a slow call: the requests that the tool made hang below its span.',
          empty: OLDER,
          sessionsBy: { tool: 'tool' },
        },
        {
          title: 'Durations',
          as: 'heatmap',
          width: 12,
          unit: 's',
          queries: one('{{le}}', sumGrown(`${DURATION}_bucket`, TOOL, STEP, ['le'])),
          shows: 'How many calls took how long. Filtered by tool alone.',
          worry: 'A band lies at a round number: calls run into a timeout.',
          act: 'Filter by tool until the band is alone.',
          empty: OLDER,
        },
      ],
    },
    {
      title: 'Approvals',
      panels: [
        {
          title: 'Answers to requests for approval',
          as: 'bars',
          width: 12,
          unit: 'cpm',
          queries: one('{{decision}}', perMinute('agent_approvals_total', TOOL, ['decision'])),
          shows: 'Answers a minute, by decision. Filtered by tool alone.',
          worry: 'Timeouts, or a change of the mix.',
          act: 'Timeouts: nobody sees the request, so look at how people are told. A change: what do agents ask for now?',
          empty: 'No agent has asked for approval, or none reports it.',
        },
        {
          title: 'Nine of ten answered within',
          as: 'lines',
          width: 12,
          unit: 's',
          queries: one('{{tool}}', quantile(0.9, 'agent_approval_wait_seconds', TOOL, STEP, ['tool'])),
          shows: 'The 90th percentile of how long a request for approval waited. Filtered by tool alone.',
          worry: 'Agents wait longer than they work.',
          act: 'Allow what is always granted; notify people where the answer matters.',
          empty: 'No agent has asked for approval, or none reports how long it waited.',
          sessionsBy: { tool: 'tool' },
        },
      ],
    },
  ],
};
