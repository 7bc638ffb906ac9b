import { type GrafanaTheme2 } from '@grafana/data';

/** Text as it came: in a box that scrolls, each blank and line break kept. */
export const textBlock = (theme: GrafanaTheme2) =>
  ({
    margin: 0,
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.canvas,
    color: theme.colors.text.primary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'pre-wrap',
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
  }) as const;
