// @ts-check

/**
 * What Alertmanager posts to a webhook (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config), as far
 * as the inbox shows it.
 *
 * @typedef {object} WebhookAlert
 * @property {'firing' | 'resolved'} status
 * @property {Record<string, string>} labels
 * @property {Record<string, string>} annotations
 * @property {string} startsAt
 * @property {string} endsAt
 */

/**
 * @typedef {object} Message
 * @property {string} receiver the last part of the path that it was posted to
 * @property {number} receivedAt milliseconds since 1970
 * @property {'firing' | 'resolved'} status
 * @property {WebhookAlert[]} alerts
 */

/** How far before its start an alert's link looks, in milliseconds, by its annotation `lookback`. */
const LOOKBACK_MS = /** @type {Record<string, number>} */ ({
  '15m': 900_000,
  '1h': 3_600_000,
  '6h': 21_600_000,
  '1d': 86_400_000,
  '3d': 259_200_000,
});

/**
 * @param {string} receiver
 * @param {string} text the body of the post
 * @param {number} receivedAt
 * @returns {Message}
 * @throws {Error} a sentence, where it is not what Alertmanager sends
 */
export function readMessage(receiver, text, receivedAt) {
  /** @type {unknown} */
  const body = JSON.parse(text);
  if (!isRecord(body) || !Array.isArray(body.alerts) || !body.alerts.every(isAlert)) {
    throw new Error('The body is not what Alertmanager sends to a webhook: it has no list of alerts.');
  }
  return { receiver, receivedAt, status: statusOf(body.status), alerts: body.alerts };
}

/**
 * The session that an alert names, else the sessions that it is about: its labels, from before its start until its end, or until now.
 *
 * @param {WebhookAlert} alert
 * @param {string} grafana without a slash at its end
 * @returns {string}
 */
export function sessionsLink({ status, labels, annotations, startsAt, endsAt }, grafana) {
  const from = Date.parse(startsAt) - (LOOKBACK_MS[annotations.lookback ?? ''] ?? LOOKBACK_MS['1h']);
  const to = status === 'resolved' ? String(Date.parse(endsAt)) : 'now';
  const app = `${grafana}/a/flightrecorder-agents-app`;
  if (labels.session_id) {
    return `${app}/session?id=${encodeURIComponent(labels.session_id)}&from=${from}&to=${to}`;
  }
  const query = annotations.sessions ? `&${annotations.sessions}` : '';
  return `${app}/sessions?from=${from}&to=${to}${query}`;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is WebhookAlert}
 */
function isAlert(value) {
  return (
    isRecord(value) &&
    isTexts(value.labels) &&
    isTexts(value.annotations) &&
    typeof value.startsAt === 'string' &&
    typeof value.endsAt === 'string'
  );
}

/** @param {unknown} value */
function isTexts(value) {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

/**
 * @param {unknown} status
 * @returns {'firing' | 'resolved'}
 */
function statusOf(status) {
  return status === 'resolved' ? 'resolved' : 'firing';
}
