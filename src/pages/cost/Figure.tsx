import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { TEST_IDS } from '../../testIds';

interface Props {
  /** Names it among the figures. */
  id: string;
  /** What it is. */
  title: string;
  value: ReactNode;
  /** It is the one that the page is about. */
  main?: boolean;
  /** What it is made of, or why there is none. */
  children?: ReactNode;
}

/** A figure that can be read from afar, with what it is made of below. */
export function Figure({ id, title, value, main = false, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.figure} role="group" aria-label={title} data-testid={TEST_IDS.cost.figure(id)}>
      <div className={styles.title}>{title}</div>
      <div className={main ? styles.main : styles.value}>{value}</div>
      <div className={styles.about}>{children}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const value = {
    color: theme.colors.text.maxContrast,
    fontWeight: theme.typography.fontWeightMedium,
    lineHeight: 1.25,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  } as const;
  return {
    figure: css({
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.25),
      minWidth: 0,
      padding: theme.spacing(1, 1.5),
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.primary,
    }),
    title: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    main: css({ ...value, fontSize: theme.typography.h1.fontSize }),
    value: css({ ...value, fontSize: theme.typography.h2.fontSize }),
    about: css({
      display: 'flex',
      flexDirection: 'column',
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontVariantNumeric: 'tabular-nums',
    }),
  };
};
