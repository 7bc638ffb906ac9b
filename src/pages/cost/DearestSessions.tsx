import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { TEST_IDS } from '../../testIds';
import { Cost } from '../../ui/Cost';
import { figureTable } from '../../ui/figureTable.styles';
import { formatCount, formatDateTime, formatUsd, UNKNOWN } from '../../ui/format';
import { sessionUrl } from '../../ui/links';
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
  const table = useStyles2(figureTable);
  const listed = sessions.slice(0, all ? MOST : DEAREST);
  return (
    <section className={styles.section}>
      <table className={table} data-testid={TEST_IDS.cost.sessions}>
        <caption className={styles.caption}>
          {t('cost.sessions.title', 'Dearest sessions: {{shown}} of {{all}}', {
            shown: formatCount(listed.length),
            all: formatCount(sessions.length),
          })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('cost.sessions.session', 'Session')}</th>
            <th scope="col" className="text">
              {t('cost.sessions.agent', 'Agent')}
            </th>
            <th scope="col" className="text">
              {t('cost.sessions.models', 'Models')}
            </th>
            <th scope="col">{t('cost.sessions.started', 'Started')}</th>
            <th scope="col">{t('cost.groups.tokens', 'Tokens')}</th>
            <th scope="col">{t('cost.sessions.wasted', 'Wasted')}</th>
            <th scope="col">{t('cost.groups.cost', 'Cost')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ session, models, usd, unpriced, bases, priceSources, tokens, wasted }) => (
            <tr key={session.id}>
              <th scope="row" title={session.id}>
                <Link to={sessionUrl(session.id, search)} className={styles.link}>
                  <bdi>{session.name ?? session.id}</bdi>
                </Link>
              </th>
              <td className="text">
                <bdi>{session.agent ?? UNKNOWN}</bdi>
              </td>
              <td className="text">
                <bdi>{models.join(', ') || UNKNOWN}</bdi>
              </td>
              <td>{formatDateTime(session.start, timeZone)}</td>
              <td>
                <TokenCount tokens={tokens} />
              </td>
              <td>{wasted === undefined ? '' : formatUsd(wasted)}</td>
              <td>
                <Cost usd={usd} unpriced={unpriced} bases={bases} priceSources={priceSources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
  caption: css({
    captionSide: 'top',
    padding: theme.spacing(0.5, 0),
    color: theme.colors.text.secondary,
    textAlign: 'left',
  }),
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
