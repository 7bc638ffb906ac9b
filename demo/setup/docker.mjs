// @ts-check
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A daemon that hangs is as good as none; milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * @returns {Promise<boolean>} whether a Docker engine answers and Compose is there
 */
export async function dockerAnswers() {
  try {
    await run('docker', ['info'], { timeout: PATIENCE_MS });
    await run('docker', ['compose', 'version'], { timeout: PATIENCE_MS });
    return true;
  } catch {
    return false;
  }
}
