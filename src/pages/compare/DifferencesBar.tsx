import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, InlineSwitch, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { TEST_IDS } from '../../testIds';
import { formatCount } from '../../ui/format';
import { Figure, FigureLine } from '../../ui/FigureLine';
import { type Comparison } from './engine/comparison';
import { countDifferences } from './rows/stretches';
import { SIGNS } from './texts';

interface Props {
  comparison: Comparison;
  /** Index of the selected row. */
  selected: number;
  all: boolean;
  /** More of a session has come, and is being compared. */
  stale: boolean;
  onAll: (all: boolean) => void;
  onFirst: () => void;
  onNext: (direction: 1 | -1) => void;
}

/** How many steps are the same and how many are not, and the ways from one difference to the next. */
export function DifferencesBar({ comparison, selected, all, stale, onAll, onFirst, onNext }: Props) {
  const styles = useStyles2(getStyles);
  const { rows, first, steps } = comparison;
  const differences = useMemo(() => countDifferences(rows, selected), [rows, selected]);
  return (
    <div className={styles.bar} aria-busy={stale} data-testid={TEST_IDS.compare.bar}>
      <FigureLine>
        <Figure value={`${SIGNS.same} ${formatCount(steps.same)}`} name={t('compare.bar.same', 'steps the same')} />
        <Figure value={`${SIGNS.changed} ${formatCount(steps.changed)}`} name={t('compare.bar.changed', 'changed')} />
        <Figure value={`${SIGNS.left} ${formatCount(steps.left)}`} name={t('compare.bar.left', 'only left')} />
        <Figure value={`${SIGNS.right} ${formatCount(steps.right)}`} name={t('compare.bar.right', 'only right')} />
      </FigureLine>
      <span className={styles.spacer} />
      {first === undefined ? (
        <strong>{t('compare.bar.none', 'No difference: every step asked for the same and got the same.')}</strong>
      ) : (
        <>
          <span className={styles.quiet}>
            {t('compare.bar.place', 'difference {{place}} of {{count}}', {
              place: formatCount(differences.before),
              count: differences.all,
            })}
          </span>
          <Button size="sm" variant="secondary" onClick={onFirst} data-testid={TEST_IDS.compare.toFirst}>
            {t('compare.bar.first', 'First difference')}
          </Button>
          <Button
            size="sm"
            variant="secondary"
            icon="arrow-up"
            tooltip={t('compare.bar.previous', 'Previous difference (p)')}
            aria-label={t('compare.bar.previous', 'Previous difference (p)')}
            onClick={() => onNext(-1)}
          />
          <Button
            size="sm"
            variant="secondary"
            icon="arrow-down"
            tooltip={t('compare.bar.next', 'Next difference (n)')}
            aria-label={t('compare.bar.next', 'Next difference (n)')}
            onClick={() => onNext(1)}
          />
        </>
      )}
      <InlineSwitch
        id="flightrecorder-compare-all"
        transparent
        showLabel
        label={t('compare.bar.all', 'Show what is the same')}
        value={all}
        onChange={({ currentTarget }) => onAll(currentTarget.checked)}
        data-testid={TEST_IDS.compare.all}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  spacer: css({ flexGrow: 1 }),
  quiet: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
