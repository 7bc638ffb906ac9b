import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { SEVERITIES, type Severity } from '../../analysis/slo/pair';
import { type FiringAlert } from '../../sources/alertmanager';
import { TEST_IDS } from '../../testIds';
import { formatDateTime, formatDuration } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { Notice } from '../../ui/Notice';
import { SourceFailure } from '../../ui/SourceFailure';
import { dashboardOfAlert, sessionsOfAlert } from './links';
import { type Firing } from './load/loadReliability';
import { PageLink } from './PageLink';
import { partStyles } from './styles';
import { severityLabel } from './texts';

interface Props {
  /** Undefined: there is no Alertmanager to ask. */
  firing: Firing | undefined;
  /** Milliseconds since 1970 at which it was asked. */
  at: number;
  timeZone: TimeZone;
  onRetry: () => void;
}

/** Name of the label that the alert carries which always fires. */
const WATCHDOG_LABEL = 'watchdog';

/** What fires now, the worst first; and whether alerts arrive at all. */
export function FiringPart({ firing, at, timeZone, onRetry }: Props) {
  const part = useStyles2(partStyles);
  return (
    <section aria-label={t('reliability.firing.title', 'Firing')} data-testid={TEST_IDS.reliability.firing}>
      <h2 className={part.heading}>{t('reliability.firing.title', 'Firing')}</h2>
      {firing === undefined && (
        <Notice severity="info">
          {t(
            'reliability.firing.no-source',
            'Grafana has no Alertmanager data source that you may query, so what fires is not known here: add one under Connections, and choose it on the configuration page of this app.'
          )}
        </Notice>
      )}
      {firing !== undefined && 'failure' in firing && (
        <SourceFailure
          failure={firing.failure}
          before={t('reliability.firing.unknown', 'What fires is not known.')}
          onRetry={onRetry}
        />
      )}
      {firing !== undefined && 'alerts' in firing && <Alerts alerts={firing.alerts} at={at} timeZone={timeZone} />}
    </section>
  );
}

function Alerts({ alerts, at, timeZone }: { alerts: readonly FiringAlert[]; at: number; timeZone: TimeZone }) {
  const styles = useStyles2(getStyles);
  const shown = alerts.filter(({ labels }) => labels[WATCHDOG_LABEL] === undefined).sort(worstFirst);
  const watched = shown.length < alerts.length;
  return (
    <>
      {!watched && (
        <Notice severity="warning">
          {t(
            'reliability.firing.no-watchdog',
            'The watchdog, an alert that always fires, is not there: alerts may not reach Alertmanager, and nothing firing means nothing. See docs/runbooks/Watchdog.md.'
          )}
        </Notice>
      )}
      {shown.length === 0 ? (
        <p className={styles.nothing}>
          {watched
            ? t('reliability.firing.nothing', 'Nothing fires. The watchdog does, so alerts arrive.')
            : t('reliability.firing.nothing-seen', 'Alertmanager has no alert of the recorder’s rules.')}
        </p>
      ) : (
        <ul className={styles.list}>
          {shown.map((alert) => (
            <AlertLine key={alert.id} alert={alert} at={at} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </>
  );
}

function AlertLine({ alert, at, timeZone }: { alert: FiringAlert; at: number; timeZone: TimeZone }) {
  const styles = useStyles2(getStyles);
  const { labels, annotations, since, quiet } = alert;
  const severity = severityOf(alert);
  const dashboard = dashboardOfAlert(alert);
  return (
    <li className={cx(styles.alert, quiet === undefined && styles[severity])} data-testid={TEST_IDS.reliability.alert}>
      <strong className={styles.severity}>{quiet === undefined ? severityLabel(severity) : quietLabel(quiet)}</strong>
      <span className={styles.text}>
        {annotations.summary ?? labels.alertname}
        <span className={styles.name}>
          {labels.alertname}
          {annotations.runbook !== undefined && ` · docs/runbooks/${annotations.runbook}.md`}
        </span>
      </span>
      <span className={styles.since} title={formatDateTime(since, timeZone)}>
        {t('reliability.firing.since', 'since {{time}} ({{ago}})', {
          time: formatDateTime(since, timeZone),
          ago: formatDuration(Math.max(0, at - since)),
          interpolation: AS_TEXT,
        })}
      </span>
      <PageLink href={sessionsOfAlert(alert)}>{t('reliability.sessions', 'Sessions')}</PageLink>
      {dashboard !== undefined && <PageLink href={dashboard}>{t('reliability.dashboard', 'Dashboard')}</PageLink>}
    </li>
  );
}

function worstFirst(a: FiringAlert, b: FiringAlert): number {
  const rank = (alert: FiringAlert) => (alert.quiet === undefined ? 0 : 10) + SEVERITIES.indexOf(severityOf(alert));
  return rank(a) - rank(b) || a.since - b.since;
}

function severityOf({ labels }: FiringAlert): Severity {
  return SEVERITIES.find((severity) => severity === labels.severity) ?? 'warning';
}

function quietLabel(quiet: NonNullable<FiringAlert['quiet']>): string {
  const texts: Record<typeof quiet, string> = {
    silenced: t('reliability.firing.silenced', 'silenced'),
    held_back: t('reliability.firing.held-back', 'held back by a worse one'),
    muted: t('reliability.firing.muted', 'waits for its time'),
  };
  return texts[quiet];
}

const getStyles = (theme: GrafanaTheme2) => ({
  nothing: css({ margin: 0, color: theme.colors.text.secondary }),
  list: css({ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: theme.spacing(0.5) }),
  alert: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(0.5, 1),
    borderLeft: `3px solid ${theme.colors.border.strong}`,
    background: theme.colors.background.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  critical: css({ borderLeftColor: theme.colors.error.border, '& > strong': { color: theme.colors.error.text } }),
  warning: css({ borderLeftColor: theme.colors.warning.border, '& > strong': { color: theme.colors.warning.text } }),
  info: css({ borderLeftColor: theme.colors.info.border }),
  severity: css({ minWidth: '7ch' }),
  text: css({ flex: '1 1 320px', minWidth: 0, overflowWrap: 'anywhere' }),
  name: css({ marginLeft: theme.spacing(1), color: theme.colors.text.secondary }),
  since: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
