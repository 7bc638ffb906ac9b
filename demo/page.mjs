// @ts-check
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const VARIABLE = 'FLIGHTRECORDER_GRAFANA_PORT';
const DEFAULT_PORT = 3000;

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {number} the port that the page is served on
 * @throws {Error} a sentence
 */
export function pagePort(env = process.env) {
  const text = env[VARIABLE] || String(DEFAULT_PORT);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`${VARIABLE} is "${text}", which is not a port: set it to a whole number from 1 to 65535.`);
  }
  return port;
}

/**
 * @param {number} port
 * @returns {Promise<void>}
 * @throws {Error} a sentence, where the port can't be listened on
 */
export async function assertPagePortFree(port) {
  const server = createServer();
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(undefined));
    });
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const reason = code === 'EADDRINUSE' ? 'is already in use' : `can’t be listened on (${code})`;
    throw new Error(
      `Port ${port} ${reason}; the page needs it: stop what uses it, or set ${VARIABLE} to another port.`
    );
  }
  await new Promise((resolve) => server.close(resolve));
}

/**
 * @param {string} origin of Grafana or the host page
 * @returns {string} where the sessions are seen
 */
export function sessionsUrl(origin) {
  const { id } = JSON.parse(readFileSync(new URL('../src/plugin.json', import.meta.url), 'utf8'));
  return `${origin}/a/${id}/sessions`;
}
