// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../stack/native/paths.mjs';
import { runProcess } from './processes.mjs';

/** Everything that the built plugin depends on, from the repository's root. */
const SOURCES = ['src', '.config', 'webpack.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const OUTPUT = 'dist/module.js';
const STAMP = 'node_modules/.cache/flightrecorder/plugin-build.json';

/**
 * @returns {Promise<boolean>} whether `dist/` was built from the sources as they are
 */
export async function isPluginBuilt() {
  const stamp = await readIfThere(STAMP);
  return stamp?.toString() === stampOf(await hashOfSources(), await readIfThere(OUTPUT));
}

/**
 * Builds the plugin into `dist/`.
 *
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 * @throws {Error} with webpack's last words
 */
export async function buildPlugin(signal) {
  // Taken before the build: what changes meanwhile makes the next one necessary.
  const sources = await hashOfSources();
  await runProcess('npm', ['run', 'build'], {
    cwd: repositoryRoot,
    signal,
    failure: 'The plugin could not be built (npm run build).',
  });
  const path = join(repositoryRoot, STAMP);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, stampOf(sources, await readIfThere(OUTPUT)));
}

/**
 * @param {string} sources
 * @param {Buffer | undefined} output part of it, since a `dist/` that something else has written is not ours
 * @returns {string}
 */
function stampOf(sources, output) {
  return JSON.stringify({ sources, output: output && createHash('sha256').update(output).digest('hex') });
}

async function hashOfSources() {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(SOURCES.map(filesOf))).flat().sort()) {
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(repositoryRoot, path)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} path of a file or folder, from the repository's root
 * @returns {Promise<string[]>}
 */
async function filesOf(path) {
  try {
    const entries = await readdir(join(repositoryRoot, path), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map(fromRoot);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') {
      return [path];
    }
    throw error;
  }
}

/** @param {string} path */
function fromRoot(path) {
  return path.slice(repositoryRoot.length);
}

/**
 * @param {string} path from the repository's root
 * @returns {Promise<Buffer | undefined>}
 */
async function readIfThere(path) {
  try {
    return await readFile(join(repositoryRoot, path));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
