import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { ChangingIcon } from '../../ui/ChangingIcon';
import { StockIcon } from '../../ui/StockIcon';
import { type Outcome, outcomeLabel, TONE_ICONS, toneOf } from '../../ui/outcomes';

/** How a run or call ended: an icon, and the word beside it where there is room; without, it is for rows in an `IconStock`. */
export function OutcomeMark({ outcome, withLabel = false }: { outcome: Outcome; withLabel?: boolean }) {
  const styles = useStyles2(getStyles);
  const label = outcomeLabel(outcome);
  const icon = TONE_ICONS[toneOf(outcome)];
  return (
    <span className={styles[toneOf(outcome)]} title={withLabel ? undefined : label}>
      {withLabel ? <ChangingIcon name={icon} size="sm" /> : <StockIcon name={icon} label={label} />}
      {withLabel && label}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const tone = (color: string) =>
    css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), flexShrink: 0, color });
  return {
    good: tone(theme.colors.success.text),
    bad: tone(theme.colors.error.text),
    waiting: tone(theme.colors.info.text),
    neutral: tone(theme.colors.text.secondary),
  };
};
