import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { formatCount, formatShort } from '../../ui/format';
import { type SessionRow, sumRows } from './rows';

interface Props {
  /** The rows that the filters let through, and how many there are without them. */
  rows: readonly SessionRow[];
  all: number;
  /** There are sessions that are not in the list. */
  incomplete: boolean;
  pending: boolean;
}

/** What the listed sessions add up to. */
export function SessionsTotals({ rows, all, incomplete, pending }: Props) {
  const styles = useStyles2(getStyles);
  const { failures, tokens } = sumRows(rows);
  const count = rows.length;
  return (
    <div className={styles.line} role="status" data-testid={TEST_IDS.sessions.totals}>
      <strong>
        {t('sessions.totals.sessions', '{{shown}} sessions', {
          count,
          shown: formatCount(count),
          defaultValue_one: '{{shown}} session',
        })}
        {incomplete && '+'}
      </strong>
      {count !== all && <span>{t('sessions.totals.of', 'of {{all}} loaded', { all: formatCount(all) })}</span>}
      <span className={failures > 0 ? styles.failures : undefined}>
        {t('sessions.totals.failures', '{{shown}} failed calls', {
          count: failures,
          shown: formatCount(failures),
          defaultValue_one: '{{shown}} failed call',
        })}
      </span>
      <span>{t('sessions.totals.tokens', '{{tokens}} tokens', { tokens: formatShort(tokens) })}</span>
      {pending && <Spinner inline size="sm" />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    minHeight: 24,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    strong: { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium },
  }),
  failures: css({ color: theme.colors.error.text }),
});
