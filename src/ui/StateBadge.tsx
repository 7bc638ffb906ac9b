import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type SessionState } from '../model/session';

/** State of a session: a word, and a dot that stands out only while it is running. */
export function StateBadge({ state }: { state: SessionState }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.badge}>
      <span className={styles[state]} aria-hidden />
      {stateLabel(state)}
    </span>
  );
}

/** A state in the viewer's language. */
export function stateLabel(state: SessionState): string {
  const labels: Record<SessionState, string> = {
    running: t('ui.state.running', 'running'),
    idle: t('ui.state.idle', 'idle'),
    ended: t('ui.state.ended', 'ended'),
  };
  return labels[state];
}

const getStyles = (theme: GrafanaTheme2) => {
  const dot = (color: string, filled: boolean) =>
    css({
      display: 'inline-block',
      width: 8,
      height: 8,
      marginRight: theme.spacing(0.75),
      borderRadius: '50%',
      border: `1px solid ${color}`,
      background: filled ? color : 'transparent',
    });
  return {
    badge: css({ whiteSpace: 'nowrap' }),
    running: dot(theme.colors.success.text, true),
    idle: dot(theme.colors.text.secondary, true),
    ended: dot(theme.colors.text.disabled, false),
  };
};
