import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Fact } from './facts';

/** Names and values, two pairs a line where there is room. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.list}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
    gap: theme.spacing(0.25, 2),
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    '& > div': { display: 'flex', gap: theme.spacing(1), justifyContent: 'space-between', minWidth: 0 },
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular, whiteSpace: 'nowrap' },
    dd: {
      margin: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
    },
  }),
});
