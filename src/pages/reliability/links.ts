import { urlUtil } from '@grafana/data';

import { sessionParameters } from '../../analysis/slo/session-filters';
import { APP_URL } from '../../constants';
import { HOUR, parseDuration } from '../../model/durations';
import { type FiringAlert } from '../../sources/alertmanager';
import { sessionUrl } from '../../ui/links';
import { type MemberRow } from './summary';

/** A stretch of time as Grafana's URLs have it: milliseconds since 1970, or relative. */
export interface LinkRange {
  from: number | string;
  to: number | string;
}

/** Label by which alerts of Loki's ruler name a session. */
const SESSION_LABEL = 'session_id';

/** The list of sessions that have something to do with some labels, those with most failures first. */
export function sessionsOf(labels: Readonly<Record<string, string>>, { from, to }: LinkRange): string {
  const filters = sessionParameters(Object.keys(labels)).map(({ label, parameter }) => [parameter, labels[label]]);
  return urlUtil.renderUrl(`${APP_URL}/sessions`, { from, to, sort: '-failures', ...Object.fromEntries(filters) });
}

/**
 * The last day where something failed in it, else six: Tempo refuses to search more than a week at once unless it is told
 * otherwise (`query_frontend.search.max_duration`), and a link may not lead to a refusal.
 */
export function recentRange({ day }: Pick<MemberRow, 'day'>): LinkRange {
  return { from: (day?.bad ?? 0) > 0 ? 'now-24h' : 'now-6d', to: 'now' };
}

/** What an alert is about, from as long before its start as its rule looks back: its session, or its sessions. */
export function sessionsOfAlert(alert: FiringAlert): string {
  const range = rangeOf(alert);
  const session = alert.labels[SESSION_LABEL];
  return session === undefined || session === ''
    ? sessionsOf(alert.labels, range)
    : sessionUrl(session, new URLSearchParams({ from: String(range.from), to: String(range.to) }).toString());
}

/** The dashboard that an alert names; undefined where it names none. */
export function dashboardOfAlert(alert: FiringAlert): string | undefined {
  const { dashboard } = alert.annotations;
  return dashboard === undefined || !/^[\w-]+$/.test(dashboard)
    ? undefined
    : urlUtil.renderUrl(`/d/${dashboard}`, { ...rangeOf(alert) });
}

function rangeOf({ since, annotations }: FiringAlert): LinkRange {
  return { from: since - 1000 * (parseDuration(annotations.lookback ?? '') ?? HOUR), to: 'now' };
}
