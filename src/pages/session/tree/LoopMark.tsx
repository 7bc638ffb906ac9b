import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Loop } from '../../../analysis/loops/loops';
import { AS_TEXT } from '../../../ui/interpolation';
import { StockIcon } from '../../../ui/StockIcon';
import { loopText } from '../texts';

/** That a call is part of a loop, and of which. */
export function LoopMark({ loop }: { loop: Loop }) {
  const styles = useStyles2(getStyles);
  const what = loopText(loop);
  const title = loop.suspected
    ? t('session.loop.suspected', 'suspected: {{what}}', { what, interpolation: AS_TEXT })
    : what;
  return (
    <span className={styles.mark} title={title}>
      <StockIcon name="sync" size={12} />
      {loop.suspected
        ? t('session.loop.short-suspected', 'loop? ×{{count}}', { count: loop.repeats })
        : t('session.loop.short', 'loop ×{{count}}', { count: loop.repeats })}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    flexShrink: 0,
    color: theme.colors.warning.text,
  }),
});
