import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { Change } from '../../ui/Change';
import { formatCount, formatPercent, formatShort, formatUsd, UNKNOWN } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { TotalsLine } from '../../ui/TotalsLine';
import { type RowTotals } from './totals';

interface Props {
  /** What the rows add up to that the filters let through, and how many there are without them. */
  totals: RowTotals;
  all: number;
  /** No source answered: there may be any number of sessions. */
  unknown: boolean;
  /** The same of the period before, of equal length; undefined where it can't be told. */
  before?: RowTotals;
  /** There are sessions that are not in the list. */
  incomplete: boolean;
  pending: boolean;
}

/** What the listed sessions add up to, against the period before. */
export function SessionsTotals({ totals, all, unknown, before, incomplete, pending }: Props) {
  const styles = useStyles2(getStyles);
  const { sessions, completed, decided, failures, tokens, cost, unpriced, waste, looping, unread } = totals;
  if (unknown) {
    return (
      <TotalsLine busy={pending} data-testid={TEST_IDS.sessions.totals}>
        <strong>{t('sessions.totals.unknown', '{{unknown}} sessions', { unknown: UNKNOWN })}</strong>
      </TotalsLine>
    );
  }
  return (
    <TotalsLine busy={pending} data-testid={TEST_IDS.sessions.totals}>
      <strong>
        {t('sessions.totals.sessions', '{{shown}} sessions', {
          count: sessions,
          shown: formatCount(sessions),
          defaultValue_one: '{{shown}} session',
        })}
        {incomplete && '+'} <Change now={sessions} before={before?.sessions} />
      </strong>
      {sessions !== all && <span>{t('sessions.totals.of', 'of {{all}} loaded', { all: formatCount(all) })}</span>}
      <span title={t('sessions.totals.completed-of', 'Of those of which it is known how they came out')}>
        {t('sessions.totals.completed', '{{part}} completed', {
          part: formatPercent(completed / decided),
          interpolation: AS_TEXT,
        })}{' '}
        <Change
          now={completed / decided}
          before={before && before.completed / before.decided}
          good="more"
          of="percent"
        />
      </span>
      <span className={failures > 0 ? styles.failures : undefined}>
        {t('sessions.totals.failures', '{{shown}} failed calls', {
          count: failures,
          shown: formatCount(failures),
          defaultValue_one: '{{shown}} failed call',
        })}{' '}
        <Change now={failures} before={before?.failures} good="less" />
      </span>
      <span>{t('sessions.totals.tokens', '{{tokens}} tokens', { tokens: formatShort(tokens) })}</span>
      <span>
        {cost === undefined
          ? t('sessions.totals.cost-unknown', 'cost {{unknown}}', { unknown: UNKNOWN })
          : formatUsd(cost)}
        {unpriced > 0 &&
          t('sessions.totals.unpriced', ' + {{count}} calls without a price', {
            count: unpriced,
            defaultValue_one: ' + {{count}} call without a price',
          })}{' '}
        <Change now={cost} before={before?.cost} good="less" />
      </span>
      {unread < sessions && (
        <span
          title={
            unread === 0
              ? undefined
              : t('sessions.totals.unread', 'Not in it: {{count}} sessions whose traces have not been read', {
                  count: unread,
                  defaultValue_one: 'Not in it: {{count}} session whose traces have not been read',
                })
          }
        >
          {unread > 0 && '≥ '}
          {t('sessions.totals.wasted', '{{waste}} wasted, {{count}} with loops', {
            waste: formatUsd(waste ?? 0),
            interpolation: AS_TEXT,
            count: looping,
          })}
        </span>
      )}
    </TotalsLine>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  failures: css({ color: theme.colors.error.text }),
});
