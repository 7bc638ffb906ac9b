import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/** Height of the bar with the breadcrumbs, pixels; what sticks to the top of a page sticks below it. */
export const HEADER_HEIGHT = 40;
const MENU_WIDTH = 300;

/** Grafana's measures: a menu at the left of a wide window, a bar at the top, a page that scrolls with the document. */
export function frameStyles({ colors, spacing, zIndex, breakpoints }: GrafanaTheme2) {
  const edge = `1px solid ${colors.border.weak}`;
  const wide = breakpoints.up('xl');
  const bar = { position: 'fixed', inset: 0, background: colors.background.primary } as const;
  return {
    menu: css(bar, {
      width: MENU_WIDTH,
      borderRight: edge,
      display: 'none',
      [wide]: { display: 'block' },
      a: { display: 'flex', gap: spacing(1), padding: spacing(1, 2) },
      'a + a': { paddingLeft: spacing(5.5) },
      'a[aria-current]': { background: colors.action.selected },
    }),
    header: css(bar, {
      height: HEADER_HEIGHT,
      padding: spacing(1.25, 2),
      borderBottom: edge,
      zIndex: zIndex.navbarFixed,
      [wide]: { left: MENU_WIDTH },
      'a + a::before': { content: '" › "', whiteSpace: 'pre' },
    }),
    main: css({
      display: 'flex',
      minHeight: '100vh',
      paddingTop: HEADER_HEIGHT,
      [wide]: { marginLeft: MENU_WIDTH },
    }),
  };
}

/** Grafana's page: padded, on the primary background unless it is a canvas. */
export const pageStyles = ({ colors, spacing }: GrafanaTheme2) => ({
  canvas: css({ flexGrow: 1, minWidth: 0, padding: spacing(2), display: 'flex', flexDirection: 'column' }),
  standard: css({ padding: spacing(4), background: colors.background.primary }),
  heading: css({ display: 'flex', gap: spacing(1), h1: { flex: 1, margin: 0 } }),
  subTitle: css({ color: colors.text.secondary, margin: spacing(1, 0, 2) }),
  tabs: css({ marginBottom: spacing(3) }),
});
