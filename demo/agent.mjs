// @ts-check
import { agentCommand } from './setup/agent.mjs';
import { startProcess } from './setup/processes.mjs';

/**
 * @typedef {object} RunningAgent
 * @property {Promise<void>} firstSession settles when a session's telemetry has been sent, or none will be
 * @property {Promise<void>} finished settles when it has ended; what went wrong was shown
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the demo agent. Each session that it has had leaves a line.
 *
 * @param {import('./main.mjs').DemoContext} context
 * @param {string} endpoint an OTLP/HTTP receiver
 * @returns {Promise<RunningAgent>}
 */
export async function startAgent({ agentFlags, display, signal }, endpoint) {
  const { command, args, cwd } = agentCommand([...agentFlags, '--endpoint', endpoint]);
  const work = display.begin('agent', 'having its sessions');
  let sessions = 0;
  /** @type {() => void} */
  let hasFirst = () => {};
  /** @type {Promise<void>} */
  const firstSession = new Promise((resolve) => {
    hasFirst = resolve;
  });
  const running = await startProcess(command, args, {
    cwd,
    onLine: (line) => {
      if (!line.startsWith('session=')) {
        return;
      }
      sessions += 1;
      const scenario = /scenario=(\S+)/.exec(line)?.[1];
      work.update(`${sessions} session${sessions === 1 ? '' : 's'} so far, the last was ${scenario}`);
      hasFirst();
    },
  });
  const finished = running.exited.then(({ code }) => {
    hasFirst();
    if (code === 0 || signal.aborted) {
      work.end(`had ${sessions} session${sessions === 1 ? '' : 's'}`);
    } else {
      work.end(`ended with exit status ${code} and said last:\n${running.lastLines()}`);
    }
  });
  return { firstSession, finished, stop: running.stop };
}
