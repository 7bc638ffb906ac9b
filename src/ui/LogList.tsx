import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type RawLog } from '../model/telemetry';
import { TEST_IDS } from '../testIds';
import { formatTimeOfDay } from './format';
import { plainText } from './plainText';

/** Log records in the order given: time, severity, event and text as they came. */
export function LogList({ logs, timeZone }: { logs: readonly RawLog[]; timeZone: TimeZone }) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list} data-testid={TEST_IDS.ui.logs}>
      {logs.map((log, index) => (
        <li key={index}>
          <time>{formatTimeOfDay(log.time, timeZone)}</time>
          <span className={styles.severity}>{log.severity}</span>
          <span>{plainText([log.eventName, log.body].filter((part) => part !== '').join(' · ')).text}</span>
        </li>
      ))}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    li: {
      display: 'grid',
      gridTemplateColumns: 'auto 48px 1fr',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    time: { color: theme.colors.text.secondary },
  }),
  severity: css({ color: theme.colors.text.secondary, overflow: 'hidden', textOverflow: 'ellipsis' }),
});
