// @ts-check
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

/** The folder with one folder per program: its configuration and its pinned Go module. */
export const stackFolder = join(repositoryRoot, 'stack');

/**
 * Everything that is built, stored or logged goes below this folder, never into the work tree.
 * `FLIGHTRECORDER_CACHE` moves it; else it follows the XDG convention.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} an absolute path; the folder need not exist yet
 */
export function cacheFolder(env = process.env) {
  if (env.FLIGHTRECORDER_CACHE) {
    return resolve(env.FLIGHTRECORDER_CACHE);
  }
  const base = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'agent-flight-recorder');
}

/**
 * Where the stack keeps its data by default. `FLIGHTRECORDER_DATA_DIR` moves it.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} an absolute path; the folder need not exist yet
 */
export function dataFolder(env = process.env) {
  return env.FLIGHTRECORDER_DATA_DIR ? resolve(env.FLIGHTRECORDER_DATA_DIR) : join(cacheFolder(env), 'demo-data');
}
