import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { pane } from './pane.styles';
import { ROW_HEIGHT } from './useVirtualRows';

/** Rows of one height that scroll under a header, each at a place of its own: as grids and trees have them. */
export const virtualRowStyles = (theme: GrafanaTheme2) => ({
  pane: css({ ...pane(theme), position: 'relative' }),
  header: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    boxSizing: 'border-box',
    height: ROW_HEIGHT,
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  rows: css({ position: 'relative' }),
  row: css({
    display: 'grid',
    alignItems: 'center',
    height: ROW_HEIGHT,
    minWidth: '100%',
    boxSizing: 'border-box',
  }),
  placed: css({
    position: 'absolute',
    top: 0,
    left: 0,
    cursor: 'pointer',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
  }),
  selected: css({
    background: theme.colors.background.secondary,
    boxShadow: `inset 2px 0 0 ${theme.colors.primary.main}`,
  }),
});
