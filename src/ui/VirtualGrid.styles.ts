import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { ROW_HEIGHT } from './useVirtualRows';

export const gridStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    position: 'relative',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  // Only what takes a while fades: a quick refresh must not flicker.
  stale: css({ '& > [role="rowgroup"]': { opacity: 0.6, transition: 'opacity 200ms 400ms' } }),
  header: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    width: 'fit-content',
    minWidth: '100%',
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    boxSizing: 'border-box',
    height: ROW_HEIGHT,
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  body: css({ position: 'relative', minWidth: '100%' }),
  row: css({
    display: 'grid',
    alignItems: 'center',
    columnGap: theme.spacing(0.75),
    height: ROW_HEIGHT,
    minWidth: '100%',
    padding: theme.spacing(0, 1),
    boxSizing: 'border-box',
  }),
  bodyRow: css({
    position: 'absolute',
    top: 0,
    left: 0,
    cursor: 'pointer',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
  }),
  active: css({
    background: theme.colors.background.secondary,
    boxShadow: `inset 2px 0 0 ${theme.colors.primary.main}`,
  }),
  cell: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 }),
  numeric: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  sorter: css({
    all: 'unset',
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    cursor: 'pointer',
    maxWidth: '100%',
    '&:hover': { color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
});
