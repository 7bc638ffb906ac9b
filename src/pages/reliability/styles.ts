import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/** What the page's parts share: headings, and tables whose names stand at the left and figures at the right. */
export const partStyles = (theme: GrafanaTheme2) => ({
  heading: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.h5.fontSize }),
  subheading: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.body.fontSize }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  scroll: css({ overflowX: 'auto' }),
  table: css({
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
  }),
});
