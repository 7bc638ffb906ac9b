import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  title: string;
  /** What the part rests on, or what it leaves out. */
  about?: ReactNode;
  children: ReactNode;
  'data-testid'?: string;
}

/** A part of the page, with a heading. */
export function Part({ title, about, children, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <section aria-label={title} className={styles.part} data-testid={rest['data-testid']}>
      <h3 className={styles.title}>{title}</h3>
      {about !== undefined && <div className={styles.about}>{about}</div>}
      {children}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  part: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0, overflowX: 'auto' }),
  title: css({ fontSize: theme.typography.h5.fontSize, margin: theme.spacing(1, 0, 0) }),
  about: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
