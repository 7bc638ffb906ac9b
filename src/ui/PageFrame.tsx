import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { type Shortcut, ShortcutHelp } from './ShortcutHelp';

interface Props {
  /** What the page adds up to, and how far it is; undefined where there is nothing yet to say it of. */
  totals?: ReactNode;
  /** Where that stands: below what matters more. */
  totalsAt?: 'top' | 'foot';
  shortcuts: readonly Shortcut[];
  children: ReactNode;
}

/** A page: its totals in one line, with the help for its keys; its parts below one another. */
export function PageFrame({ totals, totalsAt = 'top', shortcuts, children }: Props) {
  const styles = useStyles2(getStyles);
  const line = totals !== undefined && (
    <div className={totalsAt === 'top' ? styles.line : styles.foot}>
      {totals}
      <ShortcutHelp shortcuts={shortcuts} />
    </div>
  );
  return (
    <div className={styles.page}>
      {totalsAt === 'top' && line}
      {children}
      {totalsAt === 'foot' && line}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const line = {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  } as const;
  return {
    page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0, width: '100%' }),
    line: css(line),
    foot: css({ ...line, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
};
