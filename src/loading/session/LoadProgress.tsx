import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { formatCount } from '../../ui/format';

interface Props {
  fetched: number;
  found: number;
  onCancel: () => void;
}

/** How many of the session's traces are there, with a way to stop. */
export function LoadProgress({ fetched, found, onCancel }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line} role="status" data-testid={TEST_IDS.session.progress}>
      <Spinner inline size="sm" />
      <span>
        {found === 0
          ? t('session.progress.searching', 'Looking for the traces of the session…')
          : t('session.progress.fetching', '{{fetched}} of {{found}} traces', {
              fetched: formatCount(fetched),
              found: formatCount(found),
            })}
      </span>
      <progress className={styles.bar} max={Math.max(found, 1)} value={fetched} aria-hidden />
      <Button size="sm" variant="secondary" fill="text" onClick={onCancel} data-testid={TEST_IDS.session.cancel}>
        <Trans i18nKey="session.progress.cancel">Stop</Trans>
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 24,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  bar: css({
    width: 160,
    height: 6,
    appearance: 'none',
    border: 0,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    '&::-webkit-progress-bar': { background: theme.colors.background.secondary },
    '&::-webkit-progress-value': { background: theme.colors.primary.main },
    '&::-moz-progress-bar': { background: theme.colors.primary.main },
  }),
});
