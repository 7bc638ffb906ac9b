import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useRef } from 'react';

import { type ContextPoint, type ContextUse, fillOf } from '../../../analysis/context/context';
import { DEFAULT_THRESHOLDS } from '../../../analysis/thresholds';
import { TEST_IDS } from '../../../testIds';
import { EmptyReason } from '../../../ui/EmptyReason';
import { formatCount, formatPercent, formatShort, UNKNOWN } from '../../../ui/format';
import { linkButton } from '../../../ui/linkButton.styles';
import { pane } from '../../../ui/pane.styles';
import { ROW_HEIGHT, useVirtualRows } from '../../../ui/useVirtualRows';
import { signed } from '../tree/ContextCell';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';
import { Shrinkings } from './Shrinkings';

interface Props {
  context: ContextUse;
  places: Whereabouts;
  selected: TreeNode;
  onSelect: (node: TreeNode) => void;
  timeZone: TimeZone;
  /** Pixels that the view may take. */
  height: number;
}

/** How full the window was at each call of a model, what was added before it, and where the conversation was condensed. */
export function ContextView({ context, places, selected, onSelect, timeZone, height }: Props) {
  const styles = useStyles2(getStyles);
  const scrolled = useRef<HTMLDivElement>(null);
  const { points } = context;
  const { virtualizer } = useVirtualRows(scrolled, points.length, ROW_HEIGHT);
  const most = Math.max(1, ...new Set(points.map(({ used, window }) => window ?? used)));
  if (points.length === 0) {
    return (
      <EmptyReason reason={t('session.context.none', 'No call of the session says how many tokens it was sent.')} />
    );
  }
  return (
    <div className={styles.view} data-testid={TEST_IDS.session.context}>
      <Shrinkings shrinkings={context.shrinkings} timeZone={timeZone} />
      {context.uncounted > 0 && (
        <p className={styles.remark}>
          {t(
            'session.context.uncounted',
            '{{count}} answers came without a count of tokens: they are not in the list.',
            {
              count: context.uncounted,
              defaultValue_one: 'One answer came without a count of tokens: it is not in the list.',
            }
          )}
        </p>
      )}
      <div
        ref={scrolled}
        className={styles.list}
        style={{ maxHeight: Math.max(160, height - 48) }}
        role="table"
        tabIndex={0}
        aria-label={t('session.context.label', 'Context of each call of a model')}
        aria-rowcount={points.length + 1}
      >
        <div role="row" className={styles.header}>
          <span role="columnheader">{t('session.context.call', 'Call')}</span>
          <span role="columnheader">{t('session.context.used', 'Tokens')}</span>
          <span role="columnheader">{t('session.context.added', 'Added')}</span>
          <span role="columnheader">{t('session.context.window', 'Window')}</span>
          <span role="columnheader">{t('session.context.fill', 'Full')}</span>
        </div>
        <div role="rowgroup" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const point = points[index];
            return point === undefined ? null : (
              <PointRow
                key={index}
                point={point}
                index={index}
                top={start - ROW_HEIGHT}
                most={most}
                node={places.of(point.call)}
                places={places}
                selected={selected}
                onSelect={onSelect}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface RowProps extends Pick<Props, 'places' | 'selected' | 'onSelect'> {
  point: ContextPoint;
  index: number;
  top: number;
  /** Tokens that fill the bar. */
  most: number;
  node: TreeNode | undefined;
}

function PointRow({ point, index, top, most, node, places, selected, onSelect }: RowProps) {
  const styles = useStyles2(getStyles);
  const fill = fillOf(point);
  const full = fill !== undefined && fill >= DEFAULT_THRESHOLDS.contextFill;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      data-selected={node !== undefined && node === selected}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell">
        {node && (
          <button type="button" className={styles.link} onClick={() => onSelect(node)}>
            {places.nameOf(node)}
          </button>
        )}
      </span>
      <span role="cell">{formatCount(point.used)}</span>
      <span role="cell">{point.added === undefined ? UNKNOWN : signed(point.added)}</span>
      <span role="cell">{formatShort(point.window)}</span>
      <span role="cell" className={styles.fill}>
        <span className={styles.bar} aria-hidden>
          <span
            className={full ? styles.full : styles.filled}
            style={{ width: `${Math.min(100, 100 * (fill ?? point.used / most))}%` }}
          />
        </span>
        {formatPercent(fill)}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const grid = {
    display: 'grid',
    gridTemplateColumns: 'minmax(140px, 1fr) 80px 80px 72px minmax(120px, 1fr)',
    gap: theme.spacing(1.5),
    alignItems: 'center',
    height: ROW_HEIGHT,
    padding: theme.spacing(0, 1),
    boxSizing: 'border-box',
    whiteSpace: 'nowrap',
    '& > *:not(:first-child)': { textAlign: 'right' },
    '& > *': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  } as const;
  const part = (background: string) =>
    css({ display: 'block', height: '100%', borderRadius: theme.shape.radius.pill, background });
  return {
    view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
    remark: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    list: css({ ...pane(theme), fontVariantNumeric: 'tabular-nums' }),
    header: css({
      ...grid,
      position: 'sticky',
      top: 0,
      zIndex: 1,
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      background: theme.colors.background.secondary,
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    row: css({
      ...grid,
      position: 'absolute',
      top: 0,
      left: 0,
      width: '100%',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      '&[data-selected=true]': {
        background: theme.colors.background.secondary,
        boxShadow: `inset 2px 0 0 ${theme.colors.primary.main}`,
      },
    }),
    // The cell cuts off what stands out of it.
    link: css({ ...linkButton(theme), outlineOffset: -2 }),
    fill: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), justifyContent: 'flex-end' }),
    bar: css({
      flexGrow: 1,
      height: 6,
      borderRadius: theme.shape.radius.pill,
      background: theme.colors.background.secondary,
    }),
    filled: part(theme.colors.primary.main),
    full: part(theme.colors.warning.main),
  };
};
