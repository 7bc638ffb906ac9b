// @ts-check
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A daemon that hangs is as good as none; milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<boolean>} whether a Docker engine answers
 */
export function dockerAnswers(env = process.env) {
  return succeeds(['info'], env);
}

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<boolean>} whether Docker has Compose
 */
export function composeAnswers(env = process.env) {
  return succeeds(['compose', 'version'], env);
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function succeeds(args, env) {
  try {
    await run('docker', args, { env, timeout: PATIENCE_MS });
    return true;
  } catch {
    return false;
  }
}
