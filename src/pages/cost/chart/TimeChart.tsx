import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

import { type BillMeasure, type BillSeries, type BillSlot } from '../../../analysis/spending/over-time';
import { TEST_IDS } from '../../../testIds';
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

const MOVES: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
  PageUp: -10,
  PageDown: 10,
};

/** What was spent when, stacked by group; arrow keys go from column to column, and the line below says what is in it. */
export function TimeChart({ slots, series, measure, nameOf, timeZone, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const saidId = useId();
  const [chosen, setChosen] = useState<number>();
  const active = chosen === undefined || slots.length === 0 ? undefined : Math.min(chosen, slots.length - 1);
  const sums = sumsOf(series, slots.length);
  const ticks = ticksUpTo(Math.max(0, ...sums.map((sum) => sum ?? 0)));
  const slot = active === undefined ? undefined : slots[active];

  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (event.key === 'Enter' && slot !== undefined) {
      event.preventDefault();
      onOpen(slot);
    } else if (move !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      setChosen(active === undefined ? slots.length - 1 : clamp(active + move, slots.length));
    }
  };
  const placeOf = (event: PointerEvent): number | undefined => {
    const box = plot.current?.getBoundingClientRect();
    return box === undefined || width === 0
      ? undefined
      : clamp(Math.floor(((event.clientX - box.left) / width) * slots.length), slots.length);
  };
  const onPointerUp = (event: PointerEvent) => {
    const opened = slots[placeOf(event) ?? -1];
    if (opened !== undefined) {
      onOpen(opened);
    }
  };

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
          onKeyDown={onKeyDown}
          onPointerMove={(event) => setChosen(placeOf(event))}
          onPointerLeave={() => setChosen(undefined)}
          onPointerUp={onPointerUp}
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

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
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
