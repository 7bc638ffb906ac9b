import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/** Tables of figures: the name at the left, figures at the right, rows as tight as Explore's. */
export const tableStyles = (theme: GrafanaTheme2) => ({
  title: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.body.fontSize }),
  about: css({
    margin: theme.spacing(0, 0, 0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
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
    'th:first-child': { textAlign: 'left', overflowWrap: 'anywhere', whiteSpace: 'normal' },
    'tbody th': { fontWeight: theme.typography.fontWeightRegular },
  }),
  link: css({
    all: 'unset',
    color: theme.colors.text.link,
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
});
