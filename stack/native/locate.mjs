// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, readFile, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, stackFolder } from './paths.mjs';
import { programs } from './programs.mjs';

/** @typedef {import('./programs.mjs').ProgramName} ProgramName */
/** @typedef {import('./programs.mjs').Version} Version */
/** @typedef {{ path: string, source: 'path' | 'cache' }} Location */

const run = promisify(execFile);

/**
 * A program that need not be built: on PATH in a version that fits, else in the cache.
 *
 * @param {ProgramName} name
 * @param {string} binary one of the program's binaries
 * @returns {Promise<Location | undefined>}
 */
export async function locateProgram(name, binary) {
  const onPath = await findOnPath(name, binary);
  if (onPath) {
    return { path: onPath, source: 'path' };
  }
  const cached = join(await programFolder(name), binary);
  return (await isExecutable(cached)) ? { path: cached, source: 'cache' } : undefined;
}

/**
 * @param {ProgramName} name
 * @returns {string} the folder of the program's pinned Go module
 */
export function moduleFolder(name) {
  return join(stackFolder, name);
}

/**
 * The cache's folder for a program. Its name changes with everything that the build depends on, so that a folder that
 * is there holds what the work tree asks for.
 *
 * @param {ProgramName} name
 * @returns {Promise<string>}
 */
export async function programFolder(name) {
  const module = moduleFolder(name);
  const sources = (await readdir(module)).filter((file) => /^go\.(mod|sum)$|\.go$/.test(file)).sort();
  const { version, versionSymbol, tags } = programs[name];
  const hash = createHash('sha256').update(
    JSON.stringify({ version, versionSymbol, tags, platform: process.platform, arch: process.arch })
  );
  for (const file of sources) {
    hash.update(file).update(await readFile(join(module, file)));
  }
  return join(cacheFolder(), 'programs', `${name}-${hash.digest('hex').slice(0, 12)}`);
}

/**
 * @param {string} text what a program or Go prints when asked for its version
 * @returns {Version | undefined}
 */
export function parseVersion(text) {
  const match = /\b(?:v|go)?(\d+(?:\.\d+)+)/.exec(text);
  return match?.[1]?.split('.').map(Number);
}

/**
 * @param {Version} version
 * @param {Version} other
 * @returns {boolean} whether `version` comes before `other`; a number that one of them lacks is 0
 */
export function isBefore(version, other) {
  for (let index = 0; index < Math.max(version.length, other.length); index += 1) {
    const difference = (version[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}

/**
 * @param {ProgramName} name
 * @param {string} binary
 * @returns {Promise<string | undefined>}
 */
async function findOnPath(name, binary) {
  const { binary: own, onPath, versionFlag, from, below } = programs[name];
  const candidates = binary === own ? onPath : [binary];
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    for (const candidate of candidates) {
      const path = join(folder, candidate);
      const version = (await isExecutable(path)) ? await askVersion(path, versionFlag) : undefined;
      if (version && !isBefore(version, from) && isBefore(version, below)) {
        return path;
      }
    }
  }
  return undefined;
}

/**
 * @param {string} path
 * @param {string} flag
 * @returns {Promise<Version | undefined>} undefined where the file is something else that has the same name
 */
async function askVersion(path, flag) {
  try {
    const { stdout, stderr } = await run(path, [flag], { timeout: 10_000 });
    return parseVersion(stdout || stderr);
  } catch {
    return undefined;
  }
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
