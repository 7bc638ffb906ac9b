import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useEffect } from 'react';

import { TEST_IDS } from '../../../testIds';
import { sessionPartUrl } from '../../../ui/links';
import { pane } from '../../../ui/pane.styles';
import { SourceFailure } from '../../../ui/SourceFailure';
import { useLatest } from '../../../ui/useLatest';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { type ComparedRow, type RowDetails } from '../engine/comparison';
import { type Side, SIDES } from '../sides';
import { changeLabel, runTitle, sideLabel, SIGNS } from '../texts';
import { CallPairView } from './CallPairView';
import { pairCalls } from './pairCalls';

interface Props {
  row: ComparedRow;
  /** Of the row among all. */
  index: number;
  details: (row: number) => Promise<RowDetails>;
  /** Ids of the sessions. */
  ids: Readonly<Record<Side, string>>;
  /** Pixels. */
  height: number;
}

/** What both sides of the selected row did, call by call. */
export function RowDetailsPane({ row, index, details, ids, height }: Props) {
  const styles = useStyles2(getStyles);
  const [search] = useUrlQuery();
  const { value, error, start } = useLatest<RowDetails>();
  useEffect(() => start(() => details(index)), [start, details, index]);
  return (
    // Scrolls, so it must be reachable by keyboard.
    <aside
      className={styles.pane}
      style={{ maxHeight: height }}
      tabIndex={0}
      aria-label={t('compare.details.label', 'Details of the selected row')}
      data-testid={TEST_IDS.compare.details}
    >
      <header className={styles.header}>
        <h2 className={styles.title}>
          {SIGNS[row.change]} {titleOf(row)}
        </h2>
        <div className={styles.links}>
          {SIDES.map((side) => {
            const reference = row[side]?.reference;
            return (
              reference !== undefined && (
                <LinkButton
                  key={side}
                  size="sm"
                  variant="secondary"
                  icon="arrow-right"
                  href={sessionPartUrl(ids[side], reference, search, { view: 'steps' })}
                  data-testid={TEST_IDS.compare.open(side)}
                >
                  {sideLabel(side)}
                </LinkButton>
              )
            );
          })}
        </div>
      </header>
      <p className={styles.change}>{changeLabel(row)}</p>
      {error !== undefined && <SourceFailure failure={error} />}
      {row.kind === 'step' &&
        (value === undefined ? (
          <LoadingPlaceholder text={t('compare.details.loading', 'Fetching the calls…')} />
        ) : (
          pairCalls(value).map((pair, place) => <CallPairView key={place} pair={pair} />)
        ))}
    </aside>
  );
}

function titleOf({ left, right }: ComparedRow): string {
  const names = [left, right].map((cell) =>
    cell === undefined
      ? undefined
      : cell.kind === 'run'
        ? runTitle(cell)
        : t('compare.details.step', 'Step {{number}}', { number: cell.number })
  );
  return [...new Set(names.filter((name) => name !== undefined))].join(' | ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  pane: css({ ...pane(theme), padding: theme.spacing(1.5) }),
  header: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  title: css({ flexGrow: 1, margin: 0, fontSize: theme.typography.h5.fontSize, overflowWrap: 'anywhere' }),
  links: css({ display: 'flex', gap: theme.spacing(0.5) }),
  change: css({ margin: theme.spacing(0.5, 0, 1), color: theme.colors.text.secondary }),
});
