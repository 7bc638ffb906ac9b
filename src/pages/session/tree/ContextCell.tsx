import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type ContextPoint, fillOf } from '../../../analysis/context/context';
import { DEFAULT_THRESHOLDS } from '../../../analysis/thresholds';
import { formatCount, formatPercent, formatShort } from '../../../ui/format';
import { titleWhenHovered } from '../../../ui/titleWhenHovered';

/** How full the window was, or how many tokens it held where nobody knows the window; with what was added before. */
export function ContextCell({ point }: { point: ContextPoint | undefined }) {
  const styles = useStyles2(getStyles);
  if (point === undefined) {
    return null;
  }
  const fill = fillOf(point);
  const full = fill !== undefined && fill >= DEFAULT_THRESHOLDS.contextFill;
  return (
    <span
      className={full ? styles.full : undefined}
      {...titleWhenHovered(() => {
        const added = point.added === undefined ? '' : ` ${signed(point.added)}`;
        return t('session.context.cell', '{{used}} of {{window}} tokens{{added}}', {
          used: formatCount(point.used),
          window: formatCount(point.window),
          added,
        });
      })}
    >
      {point.added !== undefined && <span className={styles.added}>{signed(point.added)}</span>}
      {fill === undefined ? formatShort(point.used) : formatPercent(fill)}
    </span>
  );
}

/** With its sign, also where it is positive. */
export function signed(count: number): string {
  return `${count < 0 ? '−' : '+'}${formatShort(Math.abs(count))}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  full: css({ color: theme.colors.warning.text }),
  added: css({ marginRight: theme.spacing(0.75), color: theme.colors.text.secondary }),
});
