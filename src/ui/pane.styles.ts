import { type GrafanaTheme2 } from '@grafana/data';

/** A framed part of a page that scrolls by itself and shows when the keyboard is in it. */
export const pane = (theme: GrafanaTheme2) =>
  ({
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }) as const;
