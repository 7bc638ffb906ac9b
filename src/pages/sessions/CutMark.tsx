import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

/** Before a figure that may be too small, with the reason on hovering. */
export function CutMark({ cut, of }: { cut: boolean; of: 'start' | 'counts' }) {
  const styles = useStyles2(getStyles);
  if (!cut) {
    return null;
  }
  const [mark, reason] =
    of === 'start'
      ? ['≤ ', t('sessions.cut.older', 'It may have begun earlier: older traces were not searched.')]
      : [
          '≥ ',
          t('sessions.cut.spans', 'A trace has more spans than the search returned: the session has more than this.'),
        ];
  return (
    <span className={styles.mark} title={reason}>
      {mark}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({ color: theme.colors.warning.text, cursor: 'help' }),
});
