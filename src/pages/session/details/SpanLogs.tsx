import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect } from 'react';

import { type RawLog } from '../../../model/telemetry';
import { LogList } from '../../../ui/LogList';
import { SourceFailure } from '../../../ui/SourceFailure';
import { useLatest } from '../../../ui/useLatest';

/** Fetches the log records of one span. */
export type LoadLogs = (signal: AbortSignal) => Promise<RawLog[]>;

/** Log lines of a span, fetched when they are first shown. */
export function SpanLogs({ load, timeZone }: { load: LoadLogs; timeZone: TimeZone }) {
  const styles = useStyles2(getStyles);
  const { value: logs, error, start } = useLatest<RawLog[]>();
  const fetchLogs = useCallback(() => start(load), [start, load]);
  useEffect(fetchLogs, [fetchLogs]);

  if (error !== undefined) {
    return <SourceFailure failure={error} onRetry={fetchLogs} />;
  }
  if (logs === undefined) {
    return <LoadingPlaceholder text={t('session.logs.loading', 'Asking Loki for the log lines of this span…')} />;
  }
  if (logs.length === 0) {
    return <p className={styles.none}>{t('session.logs.none', 'Loki has no log line that names this span.')}</p>;
  }
  return <LogList logs={logs} timeZone={timeZone} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  none: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
