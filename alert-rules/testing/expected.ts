import { SEVERITY_BY_TIER, sessionsQuery, type Alert } from '../generator/alert';
import { asWritten } from '../generator/text';
import { type ExpectedAlerts } from './promtool';

/** What Prometheus must send for an alert: every label and annotation. */
export function expectedAlert(
  alert: Alert,
  known: { labels: Readonly<Record<string, string>>; value: number; answers?: Readonly<Record<string, number>> }
): ExpectedAlerts['firing'][number] {
  const { labels, value, answers = {} } = known;
  const { severity } = alert;
  const byTier = severity === 'tier' || severity === 'lower-tier' ? SEVERITY_BY_TIER[severity] : [severity, severity];
  const facts = { labels, value, answers };
  const sessions = sessionsQuery(alert.by, (label) => encodeURIComponent(labels[label] ?? '').replace(/%20/g, '+'));
  return {
    labels: { ...labels, ...alert.labels, severity: byTier[labels.tier === 'page' ? 0 : 1]! },
    annotations: {
      summary: asWritten(alert.summary, facts),
      description: asWritten(alert.description, facts),
      runbook: alert.runbook,
      dashboard: alert.dashboard,
      lookback: alert.lookback,
      ...(sessions === undefined ? {} : { sessions }),
    },
  };
}
