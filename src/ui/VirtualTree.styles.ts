import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { virtualRowStyles } from './virtualRows.styles';

export const treeStyles = (theme: GrafanaTheme2) => {
  const { pane, header, rows, row, placed, selected } = virtualRowStyles(theme);
  const line = cx(
    row,
    css({ columnGap: theme.spacing(1.5), padding: theme.spacing(0, 1), whiteSpace: 'nowrap', contain: 'content' })
  );
  const item = cx(line, placed, css({ userSelect: 'none' }));
  return {
    tree: cx(pane, css({ contain: 'content' })),
    header: cx(line, header),
    rows,
    item,
    selected: cx(item, selected),
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
  };
};
