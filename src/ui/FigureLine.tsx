import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

/** Figures in a line, apart by dots; wraps where there is no room. */
export function FigureLine({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <div className={styles.line}>{children}</div>;
}

/** A figure with, more quietly, what it is. */
export function Figure({ value, name }: { value: string; name?: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.figure}>
      {value} {name !== undefined && <span className={styles.quiet}>{name}</span>}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    minHeight: 24,
    fontVariantNumeric: 'tabular-nums',
    '& > *:not(:first-child):not(button)::before': {
      content: '"·"',
      marginRight: theme.spacing(1.5),
      color: theme.colors.text.disabled,
    },
  }),
  figure: css({ fontWeight: theme.typography.fontWeightMedium }),
  quiet: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
});
