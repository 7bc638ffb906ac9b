import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useId, useState, type ReactNode } from 'react';

interface Props {
  title: string;
  /** How much is inside, beside the title. */
  count?: number;
  openAtFirst?: boolean;
  /** Rendered only while open, so that what it holds may load lazily. */
  children: () => ReactNode;
  'data-testid'?: string;
}

/** A part of a panel that opens and closes. */
export function Section({ title, count, openAtFirst = false, children, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(openAtFirst);
  const contentId = useId();
  return (
    <section data-testid={rest['data-testid']}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={open}
          aria-controls={contentId}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'angle-down' : 'angle-right'} />
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </button>
      </h3>
      <div id={contentId}>{open && children()}</div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  heading: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  button: css({
    all: 'unset',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    width: '100%',
    minHeight: 28,
    cursor: 'pointer',
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
    '&:hover': { color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
