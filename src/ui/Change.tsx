import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { formatPercent } from './format';

interface Props {
  now: number | undefined;
  /** Of the period before; undefined where it can't be told. */
  before: number | undefined;
  /** Which direction is good news; neither unless told. */
  good?: 'more' | 'less';
  /** `percent`: both are parts of a whole, and their difference is told in points. */
  of?: 'percent';
}

/** How much a figure rose or fell since the period before; nothing where that can't be told. */
export function Change({ now, before, good, of }: Props) {
  const styles = useStyles2(getStyles);
  if (now === undefined || before === undefined || !Number.isFinite(now) || !Number.isFinite(before)) {
    return null;
  }
  const difference = shownDifference(now, before, of);
  const rose = now > before;
  const tone = difference === SAME || good === undefined ? 'plain' : rose === (good === 'more') ? 'good' : 'bad';
  return (
    <span
      className={styles[tone]}
      title={t('ui.change.since', 'against the period before, of equal length: {{before}}', {
        before: of === 'percent' ? formatPercent(before) : String(Math.round(100 * before) / 100),
      })}
    >
      {difference}
    </span>
  );
}

const SAME = '=';

/** The difference as it is shown; what rounds to nothing is no change. */
function shownDifference(now: number, before: number, of: Props['of']): string {
  const arrow = now > before ? '↑' : '↓';
  if (of !== 'percent' && before === 0) {
    return now === 0 ? SAME : arrow;
  }
  const points = Math.round(100 * Math.abs(of === 'percent' ? now - before : now / before - 1));
  return points === 0 ? SAME : `${arrow} ${of === 'percent' ? points : formatPercent(points / 100)}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  plain: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  good: css({ color: theme.colors.success.text }),
  bad: css({ color: theme.colors.error.text }),
});
