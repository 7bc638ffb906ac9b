import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { ROW_HEIGHT } from './useVirtualRows';

export const treeStyles = (theme: GrafanaTheme2) => ({
  tree: css({
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  row: css({
    display: 'grid',
    alignItems: 'center',
    columnGap: theme.spacing(1.5),
    height: ROW_HEIGHT,
    minWidth: '100%',
    padding: theme.spacing(0, 1),
    boxSizing: 'border-box',
    whiteSpace: 'nowrap',
  }),
  header: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  rows: css({ position: 'relative' }),
  item: css({
    position: 'absolute',
    top: 0,
    left: 0,
    cursor: 'pointer',
    userSelect: 'none',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
  }),
  selected: css({
    background: theme.colors.background.secondary,
    boxShadow: `inset 2px 0 0 ${theme.colors.primary.main}`,
  }),
  label: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    minWidth: 0,
    overflow: 'hidden',
  }),
  toggle: css({
    display: 'inline-flex',
    flexShrink: 0,
    width: 16,
    color: theme.colors.text.secondary,
  }),
  figure: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
});
