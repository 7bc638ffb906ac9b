// @ts-check
import { readFile } from 'node:fs/promises';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** How the counts of single tests are read from the file that each kind of runner writes. */
export const countReaders = {
  jest: countJest,
  node: countNode,
  playwright: countPlaywright,
};

/** @typedef {keyof typeof countReaders} RunnerName */

/**
 * @param {RunnerName} runner
 * @param {string} path of its report
 * @returns {Promise<Counts | undefined>} undefined where the runner ended before it wrote a whole report
 */
export async function readCounts(runner, path) {
  try {
    return countReaders[runner](JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOENT' || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sumCounts(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   numRuntimeErrorTestSuites: number }} report of `jest --json`
 * @returns {Counts} a file that could not be run is one failure
 */
function countJest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {Counts} report of node-test-reporter.mjs
 * @returns {Counts}
 */
function countNode({ passed, failed, skipped }) {
  return { passed, failed, skipped };
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 *   of Playwright's JSON reporter
 * @returns {Counts} a test that passed only when tried again has failed; errors outside tests are one failure each
 */
function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
