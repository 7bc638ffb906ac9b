import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { memo, type KeyboardEvent } from 'react';

import { TEST_IDS } from '../../../testIds';
import { type View, viewLabel, VIEWS } from './views';

interface Props {
  view: View;
  onView: (view: View) => void;
  /** Checks that found something. */
  checksFound: number;
}

export const PANEL_ID = 'flightrecorder-session-view';

/** The views of the session, each with the key that opens it. */
export const ViewTabs = memo(function ViewTabs({ view, onView, checksFound }: Props) {
  const styles = useStyles2(getStyles);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length];
    if (step !== 0 && next !== undefined) {
      event.preventDefault();
      onView(next);
      event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[VIEWS.indexOf(next)]?.focus();
    }
  };
  return (
    <div
      role="tablist"
      aria-label={t('session.view.label', 'Views of the session')}
      className={styles.tabs}
      onKeyDown={onKeyDown}
    >
      {VIEWS.map((one, index) => (
        <button
          key={one}
          type="button"
          role="tab"
          aria-selected={one === view}
          aria-controls={PANEL_ID}
          tabIndex={one === view ? 0 : -1}
          className={cx(styles.tab, one === view && styles.active)}
          onClick={() => onView(one)}
          data-testid={TEST_IDS.session.view(one)}
        >
          <kbd className={styles.key} aria-hidden>
            {index + 1}
          </kbd>
          {viewLabel(one)}
          {one === 'checks' && checksFound > 0 && <span className={styles.count}>{checksFound}</span>}
        </button>
      ))}
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  tabs: css({ display: 'flex', gap: theme.spacing(0.5), borderBottom: `1px solid ${theme.colors.border.weak}` }),
  tab: css({
    all: 'unset',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    padding: theme.spacing(0.5, 1.5),
    borderBottom: '2px solid transparent',
    color: theme.colors.text.secondary,
    cursor: 'pointer',
    '&:hover': { color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  active: css({ borderBottomColor: theme.colors.primary.border, color: theme.colors.text.primary }),
  key: css({
    padding: theme.spacing(0, 0.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: 'none',
    boxShadow: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  count: css({
    padding: theme.spacing(0, 0.75),
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
