// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How long a program may take to stop before it is killed, in milliseconds. Tempo has stored everything after 5 s; if it
 * was queried in the last half minute, it then waits for as long again until its empty query queue is cleared.
 */
const GRACE_MS = 10_000;

/**
 * Asks a process to end (SIGTERM), and kills it where it does not.
 *
 * @param {number} pid
 * @returns {Promise<boolean>} whether it ended by itself; else it was killed
 */
export async function terminate(pid) {
  const deadline = Date.now() + GRACE_MS;
  let signalled = send(pid, 'SIGTERM');
  while (signalled && Date.now() < deadline) {
    await sleep(50);
    signalled = send(pid, 0);
  }
  if (signalled) {
    send(pid, 'SIGKILL');
  }
  return !signalled;
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal 0 only asks whether the process is there
 * @returns {boolean} whether the process is there
 */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') {
      return false;
    }
    throw error;
  }
}
