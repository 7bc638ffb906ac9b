// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { startKeeper } from '../../stack/native/process.mjs';

/** What of a program's output is kept for the message about its failure. */
const LAST_LINES = 25;
/** How long a program may take to stop by itself, in milliseconds. */
const GRACE_MS = 10_000;

/**
 * Process groups of ours that run.
 *
 * @type {Set<number>}
 */
const groups = new Set();

/**
 * Ends what runs when this process is gone without having stopped it; there once something was started.
 *
 * @type {Promise<import('../../stack/native/process.mjs').Keeper> | undefined}
 */
let keeper;

/**
 * @typedef {object} StartOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] in place of this process's environment
 * @property {(line: string) => void} [onLine] for each line of either output
 * @property {AbortSignal} [signal] stops it
 */

/**
 * @typedef {object} Running
 * @property {number} pid
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} exited never rejects
 * @property {() => string} lastLines the end of its output
 * @property {() => Promise<void>} stop asks it and its children to end, and makes them after a while
 */

/**
 * Starts a program in a process group of its own: Ctrl-C in the terminal reaches us alone, and what it starts in turn
 * ends with it. It ends with this process, however that ends.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions} [options]
 * @returns {Promise<Running>}
 * @throws {Error} a sentence, if there is no such program
 */
export async function startProcess(command, args, { cwd, env, onLine = () => {}, signal } = {}) {
  keeper ??= startKeeper();
  const { keep, release } = await keeper;
  signal?.throwIfAborted();
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
  const exited = new Promise((resolve) => child.once('close', (code, ended) => resolve({ code, signal: ended })));
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) => reject(new Error(`${command} can’t be started: ${cause.message}.`, { cause })));
    })
  );
  const pid = /** @type {number} */ (child.pid);
  groups.add(pid);
  keep(pid);

  /** @type {string[]} */
  const last = [];
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on('line', (line) => {
      last.push(line);
      last.splice(0, last.length - LAST_LINES);
      onLine(line);
    });
  }
  const stop = () => stopGroup(pid, exited);
  const onAbort = () => void stop();
  signal?.addEventListener('abort', onAbort, { once: true });
  void exited.then(() => {
    signal?.removeEventListener('abort', onAbort);
    // What it left behind ends too.
    kill(pid, 'SIGKILL');
    groups.delete(pid);
    release(pid);
  });
  return { pid, exited, lastLines: () => last.join('\n'), stop };
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions & { failure?: string }} [options] `failure` is what could not be done if it fails, and the next step
 * @returns {Promise<void>}
 * @throws {Error} with the last lines of its output
 */
export async function runProcess(command, args, { failure, ...options } = {}) {
  const running = await startProcess(command, args, options);
  const { code, signal } = await running.exited;
  options.signal?.throwIfAborted();
  if (code !== 0) {
    const what = failure ?? `${[command, ...args].join(' ')} failed.`;
    throw new Error(`${what} It ended with ${signal ?? `exit status ${code}`} and said last:\n${running.lastLines()}`);
  }
}

/** Ends everything that still runs, at once. */
export function killAll() {
  for (const pid of groups) {
    kill(pid, 'SIGKILL');
  }
}

/**
 * @param {number} pid
 * @param {Promise<unknown>} exited
 */
async function stopGroup(pid, exited) {
  kill(pid, 'SIGTERM');
  const force = setTimeout(() => kill(pid, 'SIGKILL'), GRACE_MS);
  await exited;
  clearTimeout(force);
}

/**
 * @param {number} pid of the group's leader
 * @param {NodeJS.Signals} signal
 */
function kill(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') {
      throw error;
    }
  }
}
