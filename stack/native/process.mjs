// @ts-check
import { fork, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { terminate } from './terminate.mjs';

/** How long a program may take to be ready, in milliseconds: a busy machine, a write-ahead log to replay. */
const READY_MS = 120_000;
const POLL_MS = 100;

/**
 * A program that runs.
 *
 * @typedef {object} Running
 * @property {Promise<string>} exited how the program ended ("exit status 1"); never rejects
 * @property {() => Promise<string>} stop ends the program; settles with how it ended when it is gone
 */

/**
 * A keeper ends the programs it was given when this process is gone without having stopped them.
 *
 * @typedef {object} Keeper
 * @property {(pid: number) => void} keep
 * @property {(pid: number) => void} release
 * @property {() => void} close
 */

/**
 * @returns {Promise<Keeper>}
 */
export async function startKeeper() {
  const path = fileURLToPath(new URL('keeper.mjs', import.meta.url));
  // Detached, as Ctrl-C goes to every process of the terminal's group.
  const child = fork(path, { detached: true, stdio: 'ignore' });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${path} ended with status ${code}: run it by hand to see why.`)));
  });
  child.unref();
  child.channel?.unref();
  return {
    keep: (pid) => child.send({ keep: pid }),
    release: (pid) => child.connected && child.send({ release: pid }),
    close: () => child.connected && child.disconnect(),
  };
}

/**
 * @param {object} options
 * @param {string} options.path the executable
 * @param {string[]} options.args
 * @param {NodeJS.ProcessEnv} options.env the whole environment
 * @param {string} options.logFile takes all that the program prints; what was in it is lost
 * @param {Keeper} options.keeper
 * @returns {Promise<Running>}
 * @throws {Error} where the executable can't be run
 */
export async function startProcess({ path, args, env, logFile, keeper }) {
  const log = await open(logFile, 'w');
  try {
    // Detached, so that Ctrl-C reaches only us, and the programs stop in the right order.
    const child = spawn(path, args, { env, stdio: ['ignore', log.fd, log.fd], detached: true });
    if (child.pid) {
      keeper.keep(child.pid);
    }
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    const pid = /** @type {number} */ (child.pid);
    /** @type {Promise<string>} */
    const exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        keeper.release(pid);
        resolve(signal ? `ended by ${signal}` : `exit status ${code}`);
      });
    });
    const stop = async () => ((await terminate(pid)) ? exited : `${await exited}, as it did not stop in time`);
    return { exited, stop };
  } finally {
    await log.close();
  }
}

/**
 * Waits until a program answers its readiness address with a success.
 *
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.url
 * @param {Running} options.running
 * @param {string} options.logFile
 * @returns {Promise<void>}
 * @throws {Error} a sentence with the last lines of the log, where the program ends or takes too long
 */
export async function waitUntilReady({ name, url, running, logFile }) {
  const deadline = Date.now() + READY_MS;
  /** @type {string | undefined} */
  let ended;
  void running.exited.then((how) => {
    ended = how;
  });
  while (ended === undefined) {
    if (await answers(url)) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`${name} was not ready after ${READY_MS / 1000} s (${url}).${await lastLines(logFile)}`);
    }
    await sleep(POLL_MS);
  }
  throw new Error(`${name} stopped before it was ready (${ended}).${await lastLines(logFile)}`);
}

/**
 * @param {string} logFile
 * @returns {Promise<string>} the end of a message
 */
export async function lastLines(logFile) {
  const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-8);
  return ` The end of its log, ${logFile}:\n${lines.map((line) => `  ${line.slice(0, 500)}`).join('\n')}`;
}

/**
 * @param {string} url
 * @returns {Promise<boolean>}
 */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Nothing listens yet.
    return false;
  }
}
