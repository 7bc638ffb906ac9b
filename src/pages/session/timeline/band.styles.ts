import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { GUTTER } from './LanesPane';

/** A part of the timeline that is as wide as its lanes. */
export const bandStyles = (theme: GrafanaTheme2) => ({
  band: css({ position: 'relative', paddingLeft: GUTTER, borderTop: `1px solid ${theme.colors.border.weak}` }),
});
