// @ts-check
import { sessionsLink } from './message.mjs';

/** @typedef {import('./message.mjs').Message} Message */
/** @typedef {import('./message.mjs').WebhookAlert} WebhookAlert */

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  li { margin-bottom: 1.5rem; } ol { list-style: none; padding: 0; }
  .receiver { font-weight: 600; text-transform: uppercase; font-size: 0.8rem; letter-spacing: 0.05em; }
`;

/**
 * The inbox as a page: newest first.
 *
 * @param {readonly Message[]} messages
 * @param {string} grafana without a slash at its end
 * @returns {string} HTML; every text of an alert is escaped
 */
export function inboxPage(messages, grafana) {
  const items = messages.map((message) => messageItem(message, grafana)).join('\n');
  const body = messages.length === 0 ? '<p>Nothing has been sent yet.</p>' : `<ol>${items}</ol>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<title>Alert inbox (${messages.length})</title><style>${STYLE}</style></head>
<body><h1>Alert inbox</h1><p>What Alertmanager has sent: a page wakes a person, a ticket waits for working hours, a digest for
the morning.</p>${body}</body></html>`;
}

/**
 * @param {Message} message
 * @param {string} grafana
 */
function messageItem({ receiver, receivedAt, alerts }, grafana) {
  const time = new Date(receivedAt).toISOString();
  const all = alerts.map((alert) => alertPart(alert, grafana)).join('');
  return `<li><span class="receiver">${escaped(receiver)}</span> <time datetime="${time}">${time}</time>${all}</li>`;
}

/**
 * @param {WebhookAlert} alert
 * @param {string} grafana
 */
function alertPart(alert, grafana) {
  const { status, labels, annotations } = alert;
  return `<p><strong>${escaped(annotations.summary ?? '')}</strong> (${escaped(labels.alertname ?? '')}, ${escaped(status)})<br>
${escaped(annotations.description ?? '')}<br>
<a href="${escaped(sessionsLink(alert, grafana))}">The sessions</a> · runbook: docs/runbooks/${escaped(annotations.runbook ?? '')}.md</p>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
