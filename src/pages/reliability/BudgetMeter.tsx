import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { leftText } from './texts';

interface Props {
  /** Share of the budget that is left; undefined: not known. */
  left: number | undefined;
  /** What the budget is of. */
  of: string;
}

/** Below this a budget is about to be gone: the limits of the dashboard, too. */
const SCARCE = 0.33;
const NEARLY_GONE = 0.1;

/** What is left of a budget, as a bar and in per cent. */
export function BudgetMeter({ left, of }: Props) {
  const styles = useStyles2(getStyles);
  const text = leftText(left);
  if (left === undefined) {
    return <span>{text}</span>;
  }
  const filled = Math.min(1, Math.max(0, left));
  const tone = left < NEARLY_GONE ? styles.bad : left < SCARCE ? styles.scarce : styles.good;
  return (
    <span
      className={styles.meter}
      role="meter"
      aria-label={t('reliability.meter.label', 'Budget left of {{of}}', { of, interpolation: { escapeValue: false } })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * filled)}
      aria-valuetext={text}
    >
      <span className={styles.bar} aria-hidden>
        <span className={cx(styles.filled, tone)} style={{ width: `${100 * filled}%` }} />
      </span>
      <span className={cx(styles.text, left < NEARLY_GONE && styles.short)}>{text}</span>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  meter: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 120 }),
  bar: css({
    flexGrow: 1,
    height: 8,
    overflow: 'hidden',
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
  }),
  filled: css({ display: 'block', height: '100%' }),
  good: css({ background: theme.colors.success.main }),
  scarce: css({ background: theme.colors.warning.main }),
  bad: css({ background: theme.colors.error.main }),
  text: css({ minWidth: '6ch', textAlign: 'right' }),
  short: css({ color: theme.colors.error.text }),
});
