import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { TEST_IDS } from '../../testIds';
import { listedSessionUrl } from '../../ui/links';
import { plainName } from '../../ui/plainText';
import { type SessionRow } from './rows';

/** Name of a session, else its id: a link to its page. */
export function SessionLink({ row, search }: { row: SessionRow; search: string }) {
  const styles = useStyles2(getStyles);
  return (
    <Link
      to={listedSessionUrl(row.id, search)}
      className={row.name === undefined ? styles.id : styles.name}
      title={row.name === undefined ? row.id : `${row.name}\n${row.id}`}
      // The grid has the focus; Enter opens the row.
      tabIndex={-1}
      data-testid={TEST_IDS.sessions.link}
    >
      {plainName(row.name ?? row.id)}
    </Link>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({ color: theme.colors.text.link }),
  id: css({ color: theme.colors.text.link, fontFamily: theme.typography.fontFamilyMonospace }),
});
