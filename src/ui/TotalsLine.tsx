import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Spinner, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** More is being loaded: a spinner stands at the end. */
  busy: boolean;
  'data-testid'?: string;
}

/** What a list adds up to, in a line above it; readers of the screen are told when it changes. */
export function TotalsLine({ children, busy, 'data-testid': testId }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line} role="status" aria-busy={busy} data-testid={testId}>
      {children}
      {busy && <Spinner inline size="sm" />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    minHeight: 24,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    strong: { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium },
  }),
});
