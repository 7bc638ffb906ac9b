import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/**
 * A table of figures: names (row headings, and cells of the class `text`) at the left, figures at the right, rows as tight as
 * Explore's.
 */
export const figureTable = (theme: GrafanaTheme2) =>
  css({
    width: '100%',
    borderCollapse: 'collapse',
    border: `1px solid ${theme.colors.border.weak}`,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    'th, td': {
      padding: theme.spacing(0.5, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      textAlign: 'right',
      whiteSpace: 'nowrap',
    },
    'thead th': {
      background: theme.colors.background.secondary,
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightMedium,
    },
    'th:first-child, td.text, th.text': { textAlign: 'left' },
    'tbody th, td.text': {
      fontWeight: theme.typography.fontWeightRegular,
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
    },
    code: { whiteSpace: 'pre-wrap' },
  });
