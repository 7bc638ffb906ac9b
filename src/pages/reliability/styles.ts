import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { figureTable } from '../../ui/figureTable.styles';

/** What the page's parts share: headings, and tables whose names stand at the left and figures at the right. */
export const partStyles = (theme: GrafanaTheme2) => ({
  heading: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.h5.fontSize }),
  subheading: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.body.fontSize }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  scroll: css({ overflowX: 'auto' }),
  table: figureTable(theme),
});
