// @ts-check
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * @param {string} text
 * @returns {Promise<number[]>} the processes, but this one, that have a text in their environment
 */
export async function processesWith(text) {
  const found = process.platform === 'linux' ? await searchProc(text) : await searchPs(text);
  return found.filter((pid) => pid !== process.pid);
}

/** @param {string} text */
async function searchProc(text) {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(
    pids.map((pid) =>
      // A process that has ended meanwhile, or is another user's, is none of ours.
      readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    )
  );
  return pids.filter((_, index) => environments[index].includes(text)).map(Number);
}

/** @param {string} text */
async function searchPs(text) {
  const { stdout } = await promisify(execFile)('ps', ['-axeww', '-o', 'pid=,command='], { maxBuffer: 1e8 });
  return stdout
    .split('\n')
    .filter((line) => line.includes(text))
    .map((line) => Number.parseInt(line, 10));
}
