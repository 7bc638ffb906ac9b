import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { type Shortcut, ShortcutHelp } from './ShortcutHelp';

interface Props {
  /** What the page adds up to, and how far it is. */
  totals: ReactNode;
  shortcuts: readonly Shortcut[];
  children: ReactNode;
}

/** A page: its totals in the first line, with the help for its keys; its parts below one another. */
export function PageFrame({ totals, shortcuts, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        {totals}
        <ShortcutHelp shortcuts={shortcuts} />
      </div>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0, width: '100%' }),
  top: css({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: theme.spacing(1) }),
});
