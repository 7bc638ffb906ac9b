import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { formatCount } from './format';

/** A number of failures: in the theme's error colour unless there are none. */
export function FailureCount({ count }: { count: number | undefined }) {
  const styles = useStyles2(getStyles);
  return <span className={count === undefined || count === 0 ? undefined : styles.some}>{formatCount(count)}</span>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  some: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
});
