import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useId, useRef } from 'react';

import { type BillMeasure, type BillSeries, type BillSlot } from '../../../analysis/spending/over-time';
import { TEST_IDS } from '../../../testIds';
import { useCellCursor } from '../../../ui/useCellCursor';
import { useWidth } from '../../../ui/useWidth';
import { groupColor, MOST_COLORS } from '../colors';
import { StackedBars } from './StackedBars';
import { sumsOf, ticksUpTo } from './scale';
import { formatMeasured, saySlot, slotTime } from './texts';

interface Props {
  slots: readonly BillSlot[];
  series: readonly BillSeries[];
  measure: BillMeasure;
  nameOf: (series: BillSeries) => string;
  timeZone: TimeZone;
  /** Enter on a column, or a click. */
  onOpen: (slot: BillSlot) => void;
}

const HEIGHT = 180;

/** Pixels between two labels of the time axis at least. */
const LABEL_WIDTH = 110;

/** What was spent when, stacked by group; arrow keys go from column to column, and the line below says what is in it. */
export function TimeChart({ slots, series, measure, nameOf, timeZone, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const saidId = useId();
  const cursor = useCellCursor({
    rows: 1,
    columns: slots.length,
    onOpen: ({ column }) => {
      const opened = slots[column];
      if (opened !== undefined) {
        onOpen(opened);
      }
    },
  });
  const active = cursor.active?.column;
  const sums = sumsOf(series, slots.length);
  const ticks = ticksUpTo(Math.max(0, ...sums.map((sum) => sum ?? 0)));
  const slot = active === undefined ? undefined : slots[active];

  const every = Math.max(1, Math.ceil((LABEL_WIDTH * slots.length) / Math.max(1, width)));
  return (
    <figure className={styles.chart}>
      <div className={styles.frame}>
        <div className={styles.values} style={{ height: HEIGHT }} aria-hidden>
          {ticks.map((tick) => (
            <span key={tick} style={{ bottom: `${(100 * tick) / (ticks.at(-1) || 1)}%` }}>
              {formatMeasured(tick, measure)}
            </span>
          ))}
        </div>
        <div
          ref={plot}
          className={styles.plot}
          role="application"
          aria-label={t('cost.chart.label', 'Spending over time: arrow keys go from column to column')}
          aria-describedby={saidId}
          tabIndex={0}
          onKeyDown={cursor.onKeyDown}
          onPointerMove={cursor.onPointerMove}
          onPointerLeave={cursor.leave}
          onPointerUp={cursor.onPointerUp}
          data-testid={TEST_IDS.cost.chart}
        >
          <StackedBars
            width={width}
            height={HEIGHT}
            series={series.map(({ values, rest }, place) => ({
              values,
              color: groupColor(theme, rest ? MOST_COLORS : place),
            }))}
            slots={slots.length}
            ticks={ticks}
            active={active}
          />
          <div className={styles.times} aria-hidden>
            {slots.map(({ from }, place) =>
              place % every === 0 ? (
                <span key={from} style={{ left: `${(100 * place) / slots.length}%` }}>
                  {slotTime(from, slots, timeZone)}
                </span>
              ) : null
            )}
          </div>
        </div>
      </div>
      <figcaption id={saidId} className={styles.said} aria-live="polite" data-testid={TEST_IDS.cost.said}>
        {slot === undefined || active === undefined
          ? t('cost.chart.hint', 'Point at a column, or go to it with the arrow keys; Enter lists its sessions.')
          : saySlot({ slot, slots, at: active, series, sum: sums[active], measure, nameOf, timeZone })}
      </figcaption>
    </figure>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({
    margin: 0,
    padding: theme.spacing(1.5, 1.5, 1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  frame: css({ display: 'grid', gridTemplateColumns: '56px minmax(0, 1fr)' }),
  values: css({
    position: 'relative',
    color: theme.colors.text.secondary,
    span: { position: 'absolute', right: theme.spacing(1), transform: 'translateY(50%)', whiteSpace: 'nowrap' },
  }),
  plot: css({
    minWidth: 0,
    cursor: 'pointer',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 3 },
  }),
  times: css({
    position: 'relative',
    height: 20,
    overflow: 'hidden',
    color: theme.colors.text.secondary,
    span: { position: 'absolute', whiteSpace: 'nowrap' },
  }),
  said: css({ minHeight: 20, color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
