import { css, cx } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Icon, IconButton, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

/** How bad it is: something failed, something is left out, something to know. */
export type NoticeSeverity = 'error' | 'warning' | 'info';

interface Props {
  severity: NoticeSeverity;
  children: ReactNode;
  onRetry?: () => void;
  onDismiss?: () => void;
  'data-testid'?: string;
}

const ICONS: Readonly<Record<NoticeSeverity, IconName>> = {
  error: 'exclamation-circle',
  warning: 'exclamation-triangle',
  info: 'info-circle',
};

/** One sentence in one line, above a page whose rest stays alive. */
export function Notice({ severity, children, onRetry, onDismiss, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div
      role={severity === 'error' ? 'alert' : 'status'}
      className={cx(styles.notice, styles[severity])}
      data-testid={rest['data-testid']}
    >
      <Icon name={ICONS[severity]} className={styles.icon} />
      <div className={styles.text}>{children}</div>
      {onRetry && (
        <Button size="sm" variant="secondary" fill="text" icon="sync" onClick={onRetry}>
          <Trans i18nKey="ui.notice.retry">Try again</Trans>
        </Button>
      )}
      {onDismiss && <IconButton name="times" aria-label={t('ui.notice.dismiss', 'Dismiss')} onClick={onDismiss} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const tone = (color: { border: string; text: string }) =>
    css({ borderLeftColor: color.border, '& > svg': { color: color.text } });
  return {
    notice: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      minHeight: 32,
      padding: theme.spacing(0.5, 1),
      borderLeft: '3px solid',
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    error: tone(theme.colors.error),
    warning: tone(theme.colors.warning),
    info: tone(theme.colors.info),
    icon: css({ flexShrink: 0 }),
    text: css({ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }),
  };
};
