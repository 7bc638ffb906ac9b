import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { ROW_HEIGHT } from '../../../ui/useVirtualRows';
import { virtualRowStyles } from '../../../ui/virtualRows.styles';

/** Pixels of the column between the sides. */
const BETWEEN = 172;

export const rowStyles = (theme: GrafanaTheme2) => {
  const { pane, header, rows, row, placed } = virtualRowStyles(theme);
  return {
    grid: pane,
    header,
    headerCell: css({
      padding: theme.spacing(0, 1),
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    }),
    body: rows,
    row: cx(
      row,
      css({
        gridTemplateColumns: `minmax(0, 1fr) ${BETWEEN}px minmax(0, 1fr)`,
        width: '100%',
        // Cells fill the row, so that an empty one is seen as such.
        '& > [role="gridcell"]': { height: '100%', display: 'flex', alignItems: 'center', boxSizing: 'border-box' },
      })
    ),
    bodyRow: placed,
    run: css({ background: theme.colors.background.secondary, fontWeight: theme.typography.fontWeightMedium }),
    same: css({}),
    changed: css({ '& > [role="gridcell"]': { background: theme.colors.warning.transparent } }),
    left: css({ '& > [role="gridcell"]:first-child': { background: theme.colors.error.transparent } }),
    right: css({ '& > [role="gridcell"]:last-child': { background: theme.colors.success.transparent } }),
    active: css({
      outline: `1px solid ${theme.colors.primary.border}`,
      outlineOffset: -1,
      boxShadow: `inset 3px 0 0 ${theme.colors.primary.main}`,
    }),
    cell: css({ minWidth: 0, overflow: 'hidden', paddingRight: theme.spacing(1) }),
    nothing: css({
      backgroundImage: `repeating-linear-gradient(135deg, transparent 0 5px, ${theme.colors.border.weak} 5px 6px)`,
    }),
    between: css({
      minWidth: 0,
      padding: theme.spacing(0, 0.75),
      overflow: 'hidden',
      borderLeft: `1px solid ${theme.colors.border.weak}`,
      borderRight: `1px solid ${theme.colors.border.weak}`,
    }),
    verdict: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75), minWidth: 0, width: '100%' }),
    sign: css({
      flexShrink: 0,
      width: '1em',
      textAlign: 'center',
      fontFamily: theme.typography.fontFamilyMonospace,
      fontWeight: theme.typography.fontWeightBold,
      color: theme.colors.text.secondary,
    }),
    words: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
    first: css({
      flexShrink: 0,
      marginLeft: 'auto',
      padding: theme.spacing(0, 0.5),
      border: `1px solid ${theme.colors.primary.border}`,
      borderRadius: theme.shape.radius.default,
      color: theme.colors.primary.text,
      fontSize: '0.85em',
    }),
    hidden: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
    fold: css({
      position: 'absolute',
      top: 0,
      left: 0,
      width: '100%',
      height: ROW_HEIGHT,
      boxSizing: 'border-box',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      background: theme.colors.background.canvas,
      '& > div': { height: '100%' },
      button: {
        all: 'unset',
        boxSizing: 'border-box',
        width: '100%',
        height: '100%',
        padding: theme.spacing(0, 1),
        lineHeight: `${ROW_HEIGHT}px`,
        color: theme.colors.text.secondary,
        cursor: 'pointer',
        '&:hover': { color: theme.colors.text.primary },
        '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
      },
    }),
  };
};
