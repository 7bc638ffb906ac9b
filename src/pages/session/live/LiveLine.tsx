import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../../testIds';
import { formatTimeOfDay } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';

interface Props {
  /** More is looked for. */
  on: boolean;
  /** Time of the newest record, in milliseconds since 1970. */
  newest: number;
  timeZone: TimeZone;
}

/** How far the data reaches, and whether the page follows the session. */
export function LiveLine({ on, newest, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const time = formatTimeOfDay(newest, timeZone);
  return (
    <span className={on ? styles.live : undefined} data-testid={TEST_IDS.session.live}>
      {on
        ? t('session.live.on', 'Live: data to {{time}}, more is looked for.', { time, interpolation: AS_TEXT })
        : t('session.live.off', 'Data to {{time}}.', { time, interpolation: AS_TEXT })}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  live: css({
    '&::before': {
      content: '""',
      display: 'inline-block',
      width: 8,
      height: 8,
      marginRight: theme.spacing(0.5),
      borderRadius: theme.shape.radius.circle,
      background: theme.colors.success.main,
    },
  }),
});
