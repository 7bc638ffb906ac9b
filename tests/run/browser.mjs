// @ts-check
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runProcess } from '../../demo/setup/processes.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The Chromium to test with.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string | undefined>}
 * @throws {Error} a sentence, where FLIGHTRECORDER_BROWSER names no program
 */
export async function findBrowser(env = process.env) {
  const named = env.FLIGHTRECORDER_BROWSER;
  if (named) {
    if (await isExecutable(named)) {
      return named;
    }
    throw new Error(`FLIGHTRECORDER_BROWSER is "${named}", which is no program: set it to the path of a Chromium.`);
  }
  return findOnPath(NAMES, env);
}

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<boolean>} whether a missing browser can be installed without asking anybody
 */
export async function canInstallBrowser(env = process.env) {
  return process.getuid?.() === 0 && (await findOnPath(['apt-get'], env)) !== undefined;
}

/** What to do where there is no browser and none can be installed. */
export const BROWSER_PROBLEM = `No browser was found: install Chromium so that it is on PATH as ${NAMES.join(' or ')}, or set FLIGHTRECORDER_BROWSER to its path.`;

/**
 * Installs Debian's Chromium.
 *
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} its path
 * @throws {Error} with apt's last words
 */
export async function installBrowser(signal) {
  const failure = `Debian’s chromium could not be installed. ${BROWSER_PROBLEM}`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runProcess('apt-get', ['update'], { env, signal, failure });
  await runProcess('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, signal, failure });
  const path = await findOnPath(NAMES, process.env);
  if (!path) {
    throw new Error(BROWSER_PROBLEM);
  }
  return path;
}

/**
 * @param {readonly string[]} names
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} of the first name that is there
 */
async function findOnPath(names, env) {
  for (const name of names) {
    for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
      const path = join(folder, name);
      if (await isExecutable(path)) {
        return path;
      }
    }
  }
  return undefined;
}

/**
 * @param {string} path
 * @returns {Promise<boolean>}
 */
async function isExecutable(path) {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
