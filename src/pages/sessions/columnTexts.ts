import { t } from '@grafana/i18n';

import { type SortColumn } from './sort';

/** Header of a column, in the viewer's language; short. */
export function columnHeader(column: SortColumn): string {
  const headers: Record<SortColumn, string> = {
    verdict: t('sessions.column.verdict', 'Verdict'),
    name: t('sessions.column.name', 'Session'),
    agent: t('sessions.column.agent', 'Agent'),
    version: t('sessions.column.version', 'Version'),
    state: t('sessions.column.state', 'State'),
    start: t('sessions.column.start', 'Started'),
    duration: t('sessions.column.duration', 'Duration'),
    active: t('sessions.column.active', 'Active'),
    source: t('sessions.column.source', 'Source'),
    user: t('sessions.column.user', 'User'),
    team: t('sessions.column.team', 'Team'),
    repository: t('sessions.column.repository', 'Repository'),
    models: t('sessions.column.models', 'Models'),
    runs: t('sessions.column.runs', 'Runs'),
    steps: t('sessions.column.steps', 'Steps'),
    llm: t('sessions.column.llm', 'LLM'),
    tools: t('sessions.column.tools', 'Tools'),
    failures: t('sessions.column.failures', 'Failed'),
    warnings: t('sessions.column.warnings', 'Warned'),
    tokens: t('sessions.column.tokens', 'Tokens'),
    cached: t('sessions.column.cached', 'Cached'),
    cost: t('sessions.column.cost', 'Cost'),
    context: t('sessions.column.context', 'Context'),
    loops: t('sessions.column.loops', 'Loops'),
    waste: t('sessions.column.waste', 'Waste'),
    feedback: t('sessions.column.feedback', 'Feedback'),
  };
  return headers[column];
}

/** What a header stands for, where it is too short to say; undefined where it is not. */
export function columnDescription(column: SortColumn): string | undefined {
  const descriptions: Partial<Record<SortColumn, string>> = {
    verdict: t('sessions.column.verdict-is', 'How the last run ended'),
    state: t('sessions.column.state-is', 'Judged by the time of the last record'),
    duration: t('sessions.column.duration-is', 'From the first to the last record'),
    active: t('sessions.column.active-is', 'Time of its runs, without waiting for people'),
    runs: t('sessions.column.runs-are', 'Requests to the agent, each up to its final answer'),
    steps: t('sessions.column.steps-are', 'Turns of the loop: think, act, observe'),
    llm: t('sessions.column.llm-are', 'Calls of a model'),
    tools: t('sessions.column.tools-are', 'Calls of a tool'),
    failures: t('sessions.column.failures-are', 'Failed calls of models and tools'),
    warnings: t(
      'sessions.column.warnings-are',
      'Attempts in vain, answers cut off, calls that were not allowed: read for rows in view'
    ),
    tokens: t('sessions.column.tokens-are', 'All that were reported, cached ones included'),
    cached: t('sessions.column.cached-is', 'Part of what models were sent that came from a cache'),
    cost: t('sessions.column.cost-is', 'US dollars; + and a number: calls without a price'),
    context: t('sessions.column.context-is', 'The fullest that a model’s window was'),
    loops: t(
      'sessions.column.loops-are',
      'From arguments and results, without those judged to be none: read for rows in view'
    ),
    waste: t(
      'sessions.column.waste-is',
      'Spent in loops, but for those judged to be none, and in runs that came to nothing: read for rows in view'
    ),
    feedback: t('sessions.column.feedback-is', 'Judgements by people in its traces: read for rows in view'),
  };
  return descriptions[column];
}
