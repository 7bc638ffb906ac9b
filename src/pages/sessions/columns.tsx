import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React from 'react';

import { FailureCount } from '../../ui/FailureCount';
import { formatCount, formatDateTime, formatDuration, UNKNOWN } from '../../ui/format';
import { StateBadge } from '../../ui/StateBadge';
import { TokenCount } from '../../ui/TokenCount';
import { type GridColumn } from '../../ui/VirtualGrid';
import { CutMark } from './CutMark';
import { type SessionRow } from './rows';
import { SessionLink } from './SessionLink';
import { type SortColumn } from './sort';

/** The columns of the list, from left to right. @param search the page's query, whose time range links keep */
export function sessionColumns(search: string, timeZone: TimeZone): Array<GridColumn<SessionRow> & { id: SortColumn }> {
  return [
    {
      id: 'name',
      header: t('sessions.column.name', 'Session'),
      width: 'minmax(160px, 1fr)',
      render: (row) => <SessionLink row={row} search={search} />,
    },
    {
      id: 'agent',
      header: t('sessions.column.agent', 'Agent'),
      width: 'minmax(70px, 0.3fr)',
      render: ({ agent }) => <span title={agent}>{agent ?? UNKNOWN}</span>,
    },
    {
      id: 'state',
      header: t('sessions.column.state', 'State'),
      description: t('sessions.column.state-is', 'Judged by the time of the last record'),
      width: '66px',
      render: ({ state }) => <StateBadge state={state} />,
    },
    {
      id: 'start',
      header: t('sessions.column.start', 'Started'),
      width: '156px',
      numeric: true,
      render: (row) => (
        <>
          <CutMark cut={row.cut.older} of="start" />
          {formatDateTime(row.start, timeZone)}
        </>
      ),
    },
    {
      id: 'duration',
      header: t('sessions.column.duration', 'Duration'),
      description: t('sessions.column.duration-is', 'From the first to the last record'),
      width: '66px',
      numeric: true,
      render: ({ duration }) => formatDuration(duration),
    },
    {
      id: 'runs',
      header: t('sessions.column.runs', 'Runs'),
      description: t('sessions.column.runs-are', 'Requests to the agent, each up to its final answer'),
      width: '40px',
      numeric: true,
      render: ({ counts }) => formatCount(counts?.runs),
    },
    {
      id: 'steps',
      header: t('sessions.column.steps', 'Steps'),
      description: t('sessions.column.steps-are', 'Turns of the loop: think, act, observe'),
      width: '48px',
      numeric: true,
      render: ({ counts }) => formatCount(counts?.steps),
    },
    {
      id: 'llm',
      header: t('sessions.column.llm', 'LLM'),
      description: t('sessions.column.llm-are', 'Calls of a model'),
      width: '48px',
      numeric: true,
      render: ({ counts }) => formatCount(counts?.llmCalls),
    },
    {
      id: 'tools',
      header: t('sessions.column.tools', 'Tools'),
      description: t('sessions.column.tools-are', 'Calls of a tool'),
      width: '48px',
      numeric: true,
      render: ({ counts }) => formatCount(counts?.toolCalls),
    },
    {
      id: 'failures',
      header: t('sessions.column.failures', 'Failed'),
      description: t('sessions.column.failures-are', 'Failed calls of models and tools'),
      width: '48px',
      numeric: true,
      render: ({ counts }) => <FailureCount count={counts?.failures} />,
    },
    {
      id: 'tokens',
      header: t('sessions.column.tokens', 'Tokens'),
      description: t('sessions.column.tokens-are', 'All that were reported, cached ones included'),
      width: '68px',
      numeric: true,
      render: (row) => (
        <>
          <CutMark cut={row.cut.spans} of="counts" />
          <TokenCount tokens={row.counts?.tokens} />
        </>
      ),
    },
  ];
}
