import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  label: string;
  children: ReactNode;
  'data-testid'?: string;
}

/** A control of a bar with what it sets before it. */
export function Labelled({ label, children, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.labelled} data-testid={rest['data-testid']}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  labelled: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  label: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
