import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { figureTable } from '../../../ui/figureTable.styles';
import { linkButton } from '../../../ui/linkButton.styles';

/** Tables of figures: the name at the left, figures at the right, rows as tight as Explore's. */
export const tableStyles = (theme: GrafanaTheme2) => ({
  title: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.body.fontSize }),
  about: css({
    margin: theme.spacing(0, 0, 0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  table: figureTable(theme),
  link: css(linkButton(theme)),
});
