// @ts-check
import { hostDataSources } from './setup/data-sources.mjs';
import { hostCommand } from './setup/host.mjs';
import { startProcess } from './setup/processes.mjs';

/**
 * @typedef {object} HostPage
 * @property {string} url
 * @property {Promise<never>} failed rejects with a sentence when it ends by itself
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the host page on top of the stack.
 *
 * @param {number} port
 * @param {{ tempo: string, loki: string, prometheus: string, alertmanager: string }} backends
 * @returns {Promise<HostPage>} when it serves
 * @throws {Error} with its last words
 */
export async function startHostPage(port, backends) {
  const { command, args, cwd } = hostCommand({ port, line: '13.2', datasources: hostDataSources(backends) });
  /** @type {(url: string) => void} */
  let serves = () => {};
  /** @type {Promise<string>} */
  const url = new Promise((resolve) => {
    serves = resolve;
  });
  const running = await startProcess(command, args, {
    cwd,
    onLine: (line) => {
      if (line.startsWith('http://')) {
        serves(line);
      }
    },
  });
  const failed = running.exited.then(() => {
    throw new Error(`The host page has ended by itself; it said last:\n${running.lastLines()}`);
  });
  // Whoever waits for it sees it.
  failed.catch(() => {});
  return { url: await Promise.race([url, failed]), failed, stop: running.stop };
}
