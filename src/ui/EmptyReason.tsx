import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  /** Which of the possible reasons it is, as a sentence. */
  reason: string;
  /** More about it, and the next step. */
  children?: ReactNode;
  'data-testid'?: string;
}

/** In place of a list or a page that has nothing to show. */
export function EmptyReason({ reason, children, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status" className={styles.empty} data-testid={rest['data-testid']}>
      <strong className={styles.reason}>{reason}</strong>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  empty: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    padding: theme.spacing(8, 2),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
    textAlign: 'center',
    overflowWrap: 'anywhere',
  }),
  reason: css({
    color: theme.colors.text.primary,
    fontSize: theme.typography.h5.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
});
