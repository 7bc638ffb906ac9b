import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { formatDuration } from '../../../ui/format';
import { sessionPartUrl } from '../../../ui/links';
import { Name } from '../../../ui/Name';
import { outcomeLabel, toneOf } from '../../../ui/outcomes';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { type RunCell } from '../engine/comparison';
import { runTitle } from '../texts';

/** A run in its row: what it is called, which leads to it on the session's own page, how it ended, its time. */
export function RunCellView({ cell, session }: { cell: RunCell; session: string }) {
  const styles = useStyles2(getStyles);
  const [search] = useUrlQuery();
  return (
    <>
      <Link to={sessionPartUrl(session, cell.reference, search, { view: 'steps' })} className={styles.title}>
        <Name of={runTitle(cell)} />
      </Link>
      <span className={toneOf(cell.status) === 'bad' ? styles.failed : styles.quiet}>{outcomeLabel(cell.status)}</span>
      <span className={styles.quiet}>{t('compare.run.steps', '{{count}} steps', { count: cell.steps })}</span>
      <span className={styles.time}>{formatDuration(cell.duration)}</span>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const line = { whiteSpace: 'nowrap', marginRight: theme.spacing(1.5) } as const;
  return {
    title: css({ ...line, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }),
    quiet: css({ ...line, color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
    failed: css({ ...line, color: theme.colors.error.text }),
    time: css({
      marginLeft: 'auto',
      whiteSpace: 'nowrap',
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
      fontVariantNumeric: 'tabular-nums',
    }),
  };
};
