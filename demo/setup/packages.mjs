// @ts-check
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../stack/native/paths.mjs';
import { runProcess } from './processes.mjs';

/**
 * A folder with a lock file of its own.
 *
 * @typedef {object} PackageFolder
 * @property {string} folder from the repository's root
 * @property {number} seconds a first installation takes, on two cores
 */

/** @satisfies {Record<string, PackageFolder>} */
export const packageFolders = {
  plugin: { folder: '.', seconds: 60 },
  agent: { folder: 'demo/agent', seconds: 10 },
};

/** @typedef {keyof typeof packageFolders} PackageName */

/**
 * @param {PackageName} name
 * @returns {Promise<boolean>} whether its packages are there, and no older than its lock file
 */
export async function isInstalled(name) {
  const folder = join(repositoryRoot, packageFolders[name].folder);
  // npm writes this file last: an interrupted installation lacks it.
  const [lock, installed] = await Promise.all([
    changed(join(folder, 'package-lock.json')),
    changed(join(folder, 'node_modules/.package-lock.json')),
  ]);
  return installed !== undefined && (lock === undefined || installed >= lock);
}

/**
 * Installs exactly what the lock file of a folder says.
 *
 * @param {PackageName} name
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 * @throws {Error} with npm's last words
 */
export async function install(name, signal) {
  const { folder } = packageFolders[name];
  await runProcess('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: join(repositoryRoot, folder),
    signal,
    failure: `npm ci failed in ${folder === '.' ? 'the repository’s root' : folder}: is the package registry reachable?`,
  });
}

/**
 * @param {string} path
 * @returns {Promise<number | undefined>} when it last changed, in milliseconds; undefined if it isn't there
 */
async function changed(path) {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
