import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React from 'react';
import { Link } from 'react-router-dom';

import { type ToolSession } from '../../analysis/tools/profile';
import { TEST_IDS } from '../../testIds';
import { FigureTable, type FigureColumn } from '../../ui/FigureTable';
import { formatCount, formatDateTime } from '../../ui/format';
import { pageUrl, sessionPartUrl } from '../../ui/links';
import { Name } from '../../ui/Name';
import { Part } from './Part';

interface Props {
  tool: string;
  sessions: readonly ToolSession[];
  search: string;
  timeZone: TimeZone;
}

/** Rows that are shown; the list of sessions has the rest. */
const SHOWN = 20;

/** Sessions that called the tool, those that it failed most first; each leads to its first failed call. */
export function SessionTable({ tool, sessions, search, timeZone }: Props) {
  const columns: Array<FigureColumn<ToolSession>> = [
    {
      id: 'session',
      header: t('tool.sessions.session', 'Session'),
      render: ({ session, worst }) => (
        <Link to={sessionPartUrl(session.id, worst.origin, search)} title={session.id}>
          <Name of={session.name ?? session.id} />
        </Link>
      ),
    },
    { id: 'calls', header: t('tool.sessions.calls', 'Calls'), render: ({ calls }) => formatCount(calls) },
    { id: 'failed', header: t('tool.sessions.failed', 'Failed'), render: ({ failed }) => formatCount(failed) },
    {
      id: 'last',
      header: t('tool.sessions.last', 'Last call'),
      render: ({ lastSeen }) => formatDateTime(lastSeen, timeZone),
    },
  ];
  return (
    <Part
      title={t('tool.sessions.title', 'Sessions hit')}
      about={
        <>
          {sessions.length > SHOWN &&
            `${t('tool.sessions.cut', 'The {{shown}} with most failures, of {{all}}.', {
              shown: SHOWN,
              all: sessions.length,
            })} `}
          <Link to={pageUrl('sessions', search, { tool })}>
            {t('tool.sessions.all', 'All in the list of sessions')}
          </Link>
        </>
      }
      data-testid={TEST_IDS.tool.sessions}
    >
      <FigureTable
        columns={columns}
        rows={sessions.slice(0, SHOWN)}
        rowKey={({ session }) => session.id}
        rowTestId={TEST_IDS.tool.session}
      />
    </Part>
  );
}
