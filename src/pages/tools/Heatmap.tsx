import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useId, useRef } from 'react';
import { Link } from 'react-router-dom';

import { isFailing, type ToolGrid, type ToolGridRow, type ToolMeasure } from '../../analysis/tools/grid';
import { TEST_IDS } from '../../testIds';
import { Canvas } from '../../ui/Canvas';
import { type Cell } from '../../ui/cells';
import { formatCount, formatDuration, formatPercent } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { Name } from '../../ui/Name';
import { isolatedName } from '../../ui/plainText';
import { useCellCursor } from '../../ui/useCellCursor';
import { useWidth } from '../../ui/useWidth';
import { CELL_HEIGHT, drawGrid, mostOf } from './drawGrid';
import { describeStats, formatValue, slotLabel } from './texts';

interface Props {
  grid: ToolGrid;
  /** In the order in which they are shown. */
  rows: readonly ToolGridRow[];
  measure: ToolMeasure;
  scale: 'linear' | 'log';
  timeZone: TimeZone;
  /** Columns begin on different days. */
  withDates: boolean;
  /** Enter on a cell, or a click. */
  onOpen: (row: ToolGridRow, slot: number) => void;
  /** Address of the page of a row's tool. */
  urlOf: (row: ToolGridRow) => string;
  /** Enter on a name. */
  onOpenTool: (row: ToolGridRow) => void;
}

/** The column left of the first: the tools' names. */
const NAMES = -1;

/** Tools by what stands across them, painted; arrow keys go from cell to cell, and the line below says what is in it. */
export function Heatmap({ grid, rows, measure, scale, timeZone, withDates, onOpen, urlOf, onOpenTool }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const painted = useRef<HTMLDivElement>(null);
  const names = useRef<HTMLDivElement>(null);
  const width = useWidth(painted);
  const saidId = useId();
  const columns = grid.slots.length;
  const cursor = useCellCursor({
    rows: rows.length,
    columns,
    firstColumn: NAMES,
    onOpen: ({ row: place, column }) => {
      const row = rows[place];
      if (row !== undefined && column === NAMES) {
        onOpenTool(row);
      } else if (row !== undefined) {
        onOpen(row, column);
      }
    },
    onStep: ({ row }) => names.current?.children[row]?.scrollIntoView({ block: 'nearest' }),
  });
  const { active } = cursor;

  return (
    <div className={styles.frame}>
      <div className={styles.heatmap}>
        <div className={styles.corner}>
          {t('tools.heatmap.most', 'strongest: {{most}}', {
            most: formatValue(mostOf(rows, measure), measure),
            interpolation: AS_TEXT,
          })}
        </div>
        <div className={styles.axis} aria-hidden>
          {labelled(columns).map((column) => (
            <span key={column} className={styles.tick} style={{ left: `${(100 * column) / columns}%` }}>
              {slotLabel(grid.slots[column] ?? { name: '' }, timeZone, withDates)}
            </span>
          ))}
        </div>
        <div className={styles.total}>
          <span>{t('tools.heatmap.calls', 'calls')}</span>
          <span>{t('tools.heatmap.failed', 'failed')}</span>
          <span>{t('tools.heatmap.p95', 'p95')}</span>
        </div>
        <div className={styles.names} ref={names}>
          {rows.map((row, place) => (
            <div
              key={row.tool}
              className={cx(styles.name, active?.column === NAMES && active.row === place && styles.active)}
            >
              {isFailing(row) && (
                <Icon
                  name="exclamation-triangle"
                  size="sm"
                  className={styles.failing}
                  title={t('tools.failing', 'One call in ten or more failed')}
                />
              )}
              {/* The heatmap has the focus: the arrow to the left leads here. */}
              <Link to={urlOf(row)} tabIndex={-1}>
                <Name of={row.tool} />
              </Link>
            </div>
          ))}
        </div>
        <div
          ref={painted}
          className={styles.painted}
          role="application"
          aria-label={t('tools.heatmap.label', 'Heatmap of tools: arrow keys go from cell to cell')}
          aria-describedby={saidId}
          tabIndex={0}
          onKeyDown={cursor.onKeyDown}
          onPointerMove={cursor.onPointerMove}
          onPointerUp={cursor.onPointerUp}
          data-testid={TEST_IDS.tools.heatmap}
        >
          <Canvas
            width={width}
            height={rows.length * CELL_HEIGHT}
            draw={(context) =>
              drawGrid(context, {
                rows,
                columns,
                width,
                measure,
                scale,
                theme,
                active: active?.column === NAMES ? undefined : active,
              })
            }
          />
        </div>
        <div className={styles.totals}>
          {rows.map(({ tool, all }) => (
            <div key={tool} className={styles.total}>
              <span>{formatCount(all.calls)}</span>
              <span className={all.errors > 0 ? styles.failing : undefined}>
                {all.errors === 0 ? '0 %' : formatPercent(all.errors / all.calls)}
              </span>
              <span>{formatDuration(all.p95)}</span>
            </div>
          ))}
        </div>
      </div>
      <div id={saidId} className={styles.said} aria-live="polite" data-testid={TEST_IDS.tools.cell}>
        {active === undefined
          ? t(
              'tools.heatmap.hint',
              'Calls, error rate and p95 of the whole range at the right. Enter opens a cell’s calls; on a name, left of the first cell, the tool’s page.'
            )
          : sayCell(active)}
      </div>
    </div>
  );

  function sayCell({ row, column }: Cell): string {
    const slot = grid.slots[column];
    const at = rows[row];
    if (column === NAMES && at !== undefined) {
      return t('tools.heatmap.name', '{{tool}}: Enter opens its page', {
        tool: isolatedName(at.tool),
        interpolation: AS_TEXT,
      });
    }
    return slot === undefined || at === undefined
      ? ''
      : `${isolatedName(at.tool)}, ${slotLabel(slot, timeZone, withDates)}: ${describeStats(at.cells[column])}`;
  }
}

/** Columns that the axis can name without its labels touching. */
const MOST_LABELS = 8;

/** Columns that are named above the heatmap: evenly spaced, the first among them, each with room for its name. */
function labelled(columns: number): number[] {
  const every = Math.max(1, Math.ceil(columns / MOST_LABELS));
  return Array.from({ length: Math.ceil(columns / every) }, (_, index) => index * every).filter(
    (column) => columns < MOST_LABELS || columns - column >= every / 2
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  heatmap: css({ display: 'grid', gridTemplateColumns: '180px minmax(0, 1fr) 200px' }),
  corner: css({
    padding: theme.spacing(0, 1),
    color: theme.colors.text.secondary,
    lineHeight: `${CELL_HEIGHT}px`,
  }),
  axis: css({ position: 'relative', height: CELL_HEIGHT, overflow: 'hidden' }),
  tick: css({
    position: 'absolute',
    maxWidth: '12.5%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    lineHeight: `${CELL_HEIGHT}px`,
  }),
  names: css({ padding: theme.spacing(0, 1) }),
  name: css({
    height: CELL_HEIGHT,
    lineHeight: `${CELL_HEIGHT}px`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  active: css({ outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 }),
  failing: css({ color: theme.colors.error.text, marginRight: theme.spacing(0.5) }),
  painted: css({
    cursor: 'pointer',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
  totals: css({}),
  total: css({
    padding: theme.spacing(0, 1),
    display: 'grid',
    gridTemplateColumns: '1fr 1fr 1fr',
    height: CELL_HEIGHT,
    lineHeight: `${CELL_HEIGHT}px`,
    textAlign: 'right',
  }),
  said: css({
    minHeight: 28,
    padding: theme.spacing(0.5, 1),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.secondary,
  }),
});
