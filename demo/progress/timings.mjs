// @ts-check
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../stack/native/paths.mjs';

/** One line for each measurement, so that works that end at the same time don't overwrite one another. */
const file = () => join(cacheFolder(), 'timings.jsonl');

/**
 * Notes how long something took that is done once, for the benchmark.
 *
 * @param {string} name
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
export async function recordTiming(name, milliseconds) {
  await mkdir(dirname(file()), { recursive: true });
  await appendFile(file(), `${JSON.stringify({ name, milliseconds: Math.round(milliseconds) })}\n`);
}

/** @returns {Promise<Map<string, number>>} the last measurement of each name, in milliseconds */
export async function readTimings() {
  try {
    const lines = (await readFile(file(), 'utf8')).trimEnd().split('\n');
    return new Map(lines.map((line) => JSON.parse(line)).map(({ name, milliseconds }) => [name, milliseconds]));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
      return new Map();
    }
    throw error;
  }
}
