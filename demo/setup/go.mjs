// @ts-check
import { execFile } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cacheFolder, repositoryRoot } from '../../stack/native/paths.mjs';
import { dockerAnswers } from './docker.mjs';

const run = promisify(execFile);

const STAND_IN = fileURLToPath(new URL('go-in-docker', import.meta.url));
/** Of the line that the modules under stack/ ask for. */
const IMAGE = 'golang:1.26-bookworm';

/** Node's names of processors, where Go has others. */
const GO_ARCHITECTURES = new Map([
  ['x64', 'amd64'],
  ['ia32', '386'],
]);

/**
 * What to add to the environment so that `go` is there: nothing where it is, else a stand-in that runs Go in Docker.
 * Where neither is there, nothing either: whoever needs Go says so.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function goEnvironment(env = process.env) {
  if ((await goIsThere(env)) || !(await dockerAnswers(env))) {
    return {};
  }
  return {
    PATH: `${STAND_IN}${delimiter}${env.PATH ?? ''}`,
    FLIGHTRECORDER_GO_IMAGE: IMAGE,
    FLIGHTRECORDER_GO_OS: process.platform,
    FLIGHTRECORDER_GO_ARCH: GO_ARCHITECTURES.get(process.arch) ?? process.arch,
    FLIGHTRECORDER_GO_REPOSITORY: repositoryRoot.replace(/\/$/, ''),
    FLIGHTRECORDER_GO_CACHE: cacheFolder(env),
  };
}

/** @param {NodeJS.ProcessEnv} env */
async function goIsThere(env) {
  try {
    await run('go', ['version'], { env });
    return true;
  } catch {
    return false;
  }
}
