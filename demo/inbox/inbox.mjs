// @ts-check
import { createServer } from 'node:http';
import { readMessage } from './message.mjs';
import { inboxPage } from './page.mjs';

/** @typedef {import('./message.mjs').Message} Message */

/** Older messages are forgotten. */
const KEPT = 200;
/** A message of Alertmanager with a thousand alerts stays below it, in bytes. */
const LARGEST = 4_000_000;

/**
 * @typedef {object} Inbox
 * @property {string} url
 * @property {readonly Message[]} messages newest first
 * @property {() => Promise<void>} stop
 */

/**
 * Takes what Alertmanager posts to `/<receiver>`, and shows it: `/` as a page, `/messages` as JSON.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} [options.host] loopback unless said otherwise
 * @param {string} options.grafana where links lead, without a slash at the end
 * @returns {Promise<Inbox>}
 */
export async function startInbox({ port, host = '127.0.0.1', grafana }) {
  /** @type {Message[]} */
  const messages = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://inbox');
    if (request.method === 'POST') {
      const { status, text } = await take(pathname.slice(1), request, messages);
      response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
    } else if (pathname === '/messages') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(messages));
    } else {
      const policy = "default-src 'none'; style-src 'unsafe-inline'";
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
      response.writeHead(200, headers).end(inboxPage(messages, grafana));
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    messages,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} receiver
 * @param {import('node:http').IncomingMessage} request
 * @param {Message[]} messages
 * @returns {Promise<{ status: number, text: string }>}
 */
async function take(receiver, request, messages) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > LARGEST) {
      return { status: 413, text: `The message is larger than ${LARGEST} bytes.` };
    }
  }
  try {
    messages.unshift(readMessage(receiver, body, Date.now()));
    messages.splice(KEPT);
    return { status: 200, text: 'taken' };
  } catch (error) {
    return { status: 400, text: /** @type {Error} */ (error).message };
  }
}
