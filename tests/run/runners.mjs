// @ts-check
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from '../../stack/native/paths.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {{ command: string, args: string[], env?: Record<string, string> }} Command */

const NODE_TEST_REPORTER = fileURLToPath(new URL('node-test-reporter.mjs', import.meta.url));

/**
 * The command of a step.
 *
 * @param {Step} step
 * @param {string} report the file that a runner writes its report to
 * @returns {Promise<Command>}
 */
export async function commandOf(step, report) {
  const { args = [] } = step;
  if (step.check) {
    const [command, ...own] = step.check;
    return { command, args: [...own, ...args] };
  }
  if (step.runner === 'jest') {
    return { command: 'npx', args: ['jest', '--json', `--outputFile=${report}`, ...args] };
  }
  if (step.runner === 'playwright') {
    return {
      command: 'npx',
      args: ['playwright', 'test', ...args],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    };
  }
  return nodeTestCommand(step, report);
}

/**
 * @param {Step} step
 * @param {string} report
 * @returns {Promise<Command>}
 * @throws {Error} a sentence, where the step would run no test at all
 */
async function nodeTestCommand({ name, folder = '.', tests = '.', args = [] }, report) {
  const files = await testFiles(join(repositoryRoot, folder, tests));
  if (files.length === 0) {
    throw new Error(`Step ${name} found no test file below ${join(folder, tests)}.`);
  }
  const reporters = ['spec', 'stdout', NODE_TEST_REPORTER, report].map((value, index) =>
    index % 2 === 0 ? `--test-reporter=${value}` : `--test-reporter-destination=${value}`
  );
  return { command: process.execPath, args: ['--import', 'tsx', '--test', ...reporters, ...args, ...files] };
}

/**
 * @param {string} folder
 * @returns {Promise<string[]>} absolute paths
 */
async function testFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.test\.(ts|mts|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .sort();
}
