import { type GrafanaTheme2 } from '@grafana/data';

/** A button that reads like a link in a line or a table: it leads to something on the same page. */
export const linkButton = (theme: GrafanaTheme2) =>
  ({
    all: 'unset',
    color: theme.colors.text.link,
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }) as const;
