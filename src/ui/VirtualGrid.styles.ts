import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { virtualRowStyles } from './virtualRows.styles';

export const gridStyles = (theme: GrafanaTheme2) => {
  const { pane, header, rows, row, placed, selected } = virtualRowStyles(theme);
  return {
    grid: pane,
    // Only what takes a while fades: a quick refresh must not flicker.
    stale: css({ '& > [role="rowgroup"]': { opacity: 0.6, transition: 'opacity 200ms 400ms' } }),
    header: cx(header, css({ width: 'fit-content', minWidth: '100%' })),
    body: cx(rows, css({ minWidth: '100%' })),
    row: cx(
      row,
      css({
        columnGap: theme.spacing(0.75),
        padding: theme.spacing(0, 1),
        // Figures end where the words beside them would begin.
        '& > [data-numeric=true] + :not([data-numeric=true])': { paddingLeft: theme.spacing(1) },
      })
    ),
    bodyRow: placed,
    active: selected,
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
  };
};
