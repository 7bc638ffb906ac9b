import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { TEST_IDS } from '../../testIds';
import { Cost } from '../../ui/Cost';
import { FigureTable, type FigureColumn } from '../../ui/FigureTable';
import { formatCount, formatDateTime, formatUsd } from '../../ui/format';
import { sessionUrl } from '../../ui/links';
import { Name, Names } from '../../ui/Name';
import { TokenCount } from '../../ui/TokenCount';
import { type BilledSession } from './bill';

interface Props {
  /** The dearest first. */
  sessions: readonly BilledSession[];
  all: boolean;
  search: string;
  timeZone: TimeZone;
  onAll: (all: boolean) => void;
}

/** Sessions that are listed unless somebody asks for more, and then. */
const DEAREST = 10;
const MOST = 200;

/** The sessions that cost most, each a link to its page. */
export function DearestSessions({ sessions, all, search, timeZone, onAll }: Props) {
  const styles = useStyles2(getStyles);
  const columns: Array<FigureColumn<BilledSession>> = [
    {
      id: 'session',
      header: t('cost.sessions.session', 'Session'),
      title: ({ session }) => session.id,
      render: ({ session }) => (
        <Link to={sessionUrl(session.id, search)} className={styles.link}>
          <Name of={session.name ?? session.id} />
        </Link>
      ),
    },
    {
      id: 'agent',
      header: t('cost.sessions.agent', 'Agent'),
      text: true,
      render: ({ session }) => <Name of={session.agent} />,
    },
    {
      id: 'models',
      header: t('cost.sessions.models', 'Models'),
      text: true,
      render: ({ models }) => <Names of={models} />,
    },
    {
      id: 'started',
      header: t('cost.sessions.started', 'Started'),
      render: ({ session }) => formatDateTime(session.start, timeZone),
    },
    { id: 'tokens', header: t('cost.groups.tokens', 'Tokens'), render: ({ tokens }) => <TokenCount tokens={tokens} /> },
    {
      id: 'wasted',
      header: t('cost.sessions.wasted', 'Wasted'),
      render: ({ wasted }) => (wasted === undefined ? '' : formatUsd(wasted)),
    },
    {
      id: 'cost',
      header: t('cost.groups.cost', 'Cost'),
      render: ({ usd, unpriced, bases, priceSources }) => (
        <Cost usd={usd} unpriced={unpriced} bases={bases} priceSources={priceSources} />
      ),
    },
  ];
  const listed = sessions.slice(0, all ? MOST : DEAREST);
  return (
    <section className={styles.section}>
      <FigureTable
        caption={t('cost.sessions.title', 'Dearest sessions: {{shown}} of {{all}}', {
          shown: formatCount(listed.length),
          all: formatCount(sessions.length),
        })}
        columns={columns}
        rows={listed}
        rowKey={({ session }) => session.id}
        data-testid={TEST_IDS.cost.sessions}
      />
      {sessions.length > DEAREST && (
        <div className={styles.more}>
          <Button size="sm" variant="secondary" fill="text" onClick={() => onAll(!all)}>
            {all
              ? t('cost.sessions.fewer', 'Only the {{count}} dearest', { count: DEAREST })
              : t('cost.sessions.more', 'Show {{count}}', { count: Math.min(MOST, sessions.length) })}
          </Button>
          {all && sessions.length > MOST && (
            <span>
              {t('cost.sessions.cut', '{{count}} that cost less are in the list of sessions.', {
                count: sessions.length - MOST,
              })}
            </span>
          )}
        </div>
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Names of agents and models wrap between words before those of sessions, which are longest, do.
  section: css({ minWidth: 0, overflowX: 'auto', 'td.text': { minWidth: 110 } }),
  link: css({
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    color: theme.colors.text.link,
  }),
  more: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
