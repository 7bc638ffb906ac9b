import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { type ToolSession } from '../../analysis/tools/profile';
import { TEST_IDS } from '../../testIds';
import { figureTable } from '../../ui/figureTable.styles';
import { formatCount, formatDateTime } from '../../ui/format';
import { pageUrl, sessionPartUrl } from '../../ui/links';
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
  const styles = useStyles2(figureTable);
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
      <table className={styles}>
        <thead>
          <tr>
            <th scope="col">{t('tool.sessions.session', 'Session')}</th>
            <th scope="col">{t('tool.sessions.calls', 'Calls')}</th>
            <th scope="col">{t('tool.sessions.failed', 'Failed')}</th>
            <th scope="col">{t('tool.sessions.last', 'Last call')}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.slice(0, SHOWN).map(({ session, calls, failed, worst, lastSeen }) => (
            <tr key={session.id} data-testid={TEST_IDS.tool.session}>
              <th scope="row">
                <Link to={sessionPartUrl(session.id, worst.origin, search)} title={session.id}>
                  <bdi>{session.name ?? session.id}</bdi>
                </Link>
              </th>
              <td>{formatCount(calls)}</td>
              <td>{formatCount(failed)}</td>
              <td>{formatDateTime(lastSeen, timeZone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
