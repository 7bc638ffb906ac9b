import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type LoopEntry } from '../../analysis/loops/entries';
import { TEST_IDS } from '../../testIds';
import { formatUsd, UNKNOWN } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { TotalsLine } from '../../ui/TotalsLine';
import { type Progress } from './useLoops';

interface Props {
  entries: readonly LoopEntry[];
  progress: Progress;
  /** No source answered: there may be any number of loops. */
  unknown: boolean;
  pending: boolean;
}

/** What the listed loops add up to, and how far the reading is. */
export function LoopsTotals({ entries, progress, unknown, pending }: Props) {
  const styles = useStyles2(getStyles);
  const sessions = new Set(entries.map(({ session }) => session.id)).size;
  const running = entries.filter((entry) => entry.running).length;
  const priced = entries.filter(({ waste }) => waste.usd !== null);
  const usd = priced.reduce((sum, { waste }) => sum + (waste.usd ?? 0), 0);
  const toRead = progress.candidates - progress.large.length - progress.left;
  const reading = progress.read < toRead;
  if (unknown) {
    return (
      <TotalsLine busy={pending} data-testid={TEST_IDS.loops.totals}>
        <strong>{t('loops.totals.unknown', '{{unknown}} loops', { unknown: UNKNOWN })}</strong>
      </TotalsLine>
    );
  }
  return (
    <TotalsLine busy={pending || reading} data-testid={TEST_IDS.loops.totals}>
      <strong>
        {t('loops.totals.loops', '{{count}} loops', { count: entries.length, defaultValue_one: '{{count}} loop' })}
      </strong>
      <span>
        {t('loops.totals.sessions', 'in {{count}} sessions', {
          count: sessions,
          defaultValue_one: 'in {{count}} session',
        })}
      </span>
      {priced.length > 0 && (
        <span>
          {t('loops.totals.cost', '{{cost}} after the second round', {
            cost: formatUsd(usd),
            interpolation: AS_TEXT,
          })}
        </span>
      )}
      {running > 0 && (
        <span className={styles.running}>
          {t('loops.totals.running', '{{count}} may still go on', { count: running })}
        </span>
      )}
      {reading && (
        <span data-testid={TEST_IDS.loops.reading}>
          {t('loops.totals.reading', 'reading sessions: {{read}} of {{all}}', { read: progress.read, all: toRead })}
        </span>
      )}
    </TotalsLine>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  running: css({ color: theme.colors.info.text }),
});
