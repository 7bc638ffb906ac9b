import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

/** Title of a page that is named by telemetry: one line, however long the name or id is. */
export function NameTitle({ title }: { title: string }) {
  const styles = useStyles2(getStyles);
  return (
    <h1 className={styles.title} title={title}>
      {title}
    </h1>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({
    margin: 0,
    overflow: 'hidden',
    fontSize: theme.typography.h4.fontSize,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
