import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';

import { OCCUPATIONS, type Occupancy, occupancyShares } from '../../../analysis/occupancy/occupancy';
import { TEST_IDS } from '../../../testIds';
import { formatDuration } from '../../../ui/format';
import { occupationColors } from '../colors';
import { occupationLabel } from '../texts';

/** Where the session's time went: a bar that is the whole of it, and under it each part in per cent. */
export function OccupancyBar({ occupancy }: { occupancy: Occupancy }) {
  const styles = useStyles2(getStyles);
  const colors = occupationColors(useTheme2());
  const shares = occupancyShares(occupancy);
  if (shares === undefined) {
    return null;
  }
  const parts = OCCUPATIONS.filter((occupation) => occupancy.spent[occupation] > 0);
  return (
    <div data-testid={TEST_IDS.session.occupancy}>
      <div className={styles.bar} aria-hidden>
        {parts.map((occupation) => (
          <div
            key={occupation}
            style={{ flexGrow: occupancy.spent[occupation] / occupancy.wall, background: colors[occupation] }}
          />
        ))}
      </div>
      <ul className={styles.legend} aria-label={t('session.occupancy.label', 'What the time went to')}>
        {parts.map((occupation) => (
          <li key={occupation} title={formatDuration(occupancy.spent[occupation])}>
            <span className={styles.dot} style={{ background: colors[occupation] }} aria-hidden />
            {occupationLabel(occupation)} {t('session.occupancy.share', '{{share}} %', { share: shares[occupation] })}
          </li>
        ))}
        {occupancy.untimedFirstTokens > 0 && (
          <li
            className={styles.remark}
            title={t(
              'session.occupancy.untimed-is',
              'No record says when their first token came: all of their time counts as generating.'
            )}
          >
            {t('session.occupancy.untimed', 'first token of {{count}} answers not timed', {
              count: occupancy.untimedFirstTokens,
              defaultValue_one: 'first token of one answer not timed',
            })}
          </li>
        )}
      </ul>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    height: 8,
    marginTop: theme.spacing(0.5),
    overflow: 'hidden',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    '& > *': { flexBasis: 0, minWidth: 1 },
  }),
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: 0,
    padding: theme.spacing(0.25, 0, 0),
    listStyle: 'none',
    color: theme.colors.text.secondary,
  }),
  dot: css({ display: 'inline-block', width: 8, height: 8, marginRight: theme.spacing(0.75), borderRadius: 2 }),
  remark: css({ fontStyle: 'italic' }),
});
